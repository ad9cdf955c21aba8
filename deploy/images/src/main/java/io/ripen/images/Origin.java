package io.ripen.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the code of an image comes from, as far as git knows.
 *
 * @param revision the commit, with {@code -modified} after it if files differ from it
 * @param time when that commit was made; the epoch if nobody knows, so that the same input gives the same image
 * @param source the repository's web address
 */
record Origin(Optional<String> revision, Instant time, Optional<String> source) {
    /** An origin that says nothing. */
    static final Origin UNKNOWN = new Origin(Optional.empty(), Instant.EPOCH, Optional.empty());

    /** What git says about a folder. */
    static Origin of(Path root) {
        Optional<String> commit = git(root, "rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        boolean modified = git(root, "status", "--porcelain").isPresent();
        return new Origin(
                commit.map(id -> modified ? id + "-modified" : id),
                git(root, "log", "-1", "--format=%ct")
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond)
                        .orElse(Instant.EPOCH),
                git(root, "config", "--get", "remote.origin.url").flatMap(Origin::webAddress));
    }

    /** An address that may be shown to everybody: no user, no password, no path of this machine. */
    static Optional<String> webAddress(String remote) {
        return remote.startsWith("https://")
                ? Optional.of(remote.replaceFirst("https://[^/@]*@", "https://").replaceFirst("\\.git$", ""))
                : Optional.empty();
    }

    private static Optional<String> git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !output.isEmpty() ? Optional.of(output) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImagesFailure("Interrupted.", interrupted);
        }
    }
}
