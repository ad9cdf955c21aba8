package io.ripen.images.debian;

import io.ripen.images.Architecture;
import io.ripen.images.ImagesFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Debian's own client with folders of its own, so that neither the machine's packages nor its settings play a part. It
 * checks Debian's signatures.
 */
final class Apt {
    private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final Path SOURCES = Path.of("/etc/apt");
    private static final Pattern ARCHIVE =
            Pattern.compile("(?m)^(?:URIs:|deb)\\s+(?:\\[[^]]*]\\s+)?(https?://\\S+?)/debian/?(?:\\s|$)");

    private final Path folder;
    private boolean updated;

    /**
     * A client that keeps its files in a folder.
     *
     * @param mirror address above {@code /debian} and {@code /debian-security}
     * @param release the name of Debian's release
     */
    Apt(Path folder, String mirror, String release) {
        this.folder = folder.toAbsolutePath();
        if (!Files.isRegularFile(KEYS)) {
            throw new ImagesFailure("Debian's keys are not here (" + KEYS
                    + "): install debian-archive-keyring and apt, or name a base image with --base.");
        }
        String signed = "deb [signed-by=" + KEYS + "] " + mirror;
        write("sources.list", """
                %1$s/debian %2$s main
                %1$s/debian %2$s-updates main
                %1$s/debian-security %2$s-security main
                """.formatted(signed, release));
        write("status", "");
        directory("lists/partial");
        directory("cache/archives/partial");
    }

    /** The address from which this machine gets its own packages of Debian, if it is a Debian. */
    static Optional<String> machinesMirror() {
        try (Stream<Path> files = Files.isDirectory(SOURCES) ? Files.walk(SOURCES, 2) : Stream.empty()) {
            return files.filter(file ->
                            file.toString().endsWith(".list") || file.toString().endsWith(".sources"))
                    .sorted()
                    .map(Apt::text)
                    .flatMap(text -> ARCHIVE.matcher(text).results())
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Downloads a package into a folder; the file has the name that apt gives it. */
    void download(Path target, LockedPackage wanted) {
        update();
        if (run(target, wanted.machine(), List.of("apt-get", "download", wanted.name() + "=" + wanted.version()))
                .isEmpty()) {
            throw new ImagesFailure("Debian has no " + wanted.name() + " " + wanted.version()
                    + " any more: ./ripen images --update-base takes what it has now.");
        }
    }

    /** The newest version of a package, pinned. */
    LockedPackage newest(Architecture machine, String name) {
        update();
        String record = run(folder, machine, List.of("apt-cache", "--no-all-versions", "show", name))
                .orElseThrow(() -> new ImagesFailure("Debian has no package " + name + " for " + machine.id()));
        return new LockedPackage(machine, name, field(record, "Version"), field(record, "SHA256"));
    }

    private static String field(String record, String name) {
        return record.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new ImagesFailure("apt-cache told no " + name));
    }

    private void update() {
        if (!updated) {
            if (run(folder, Architecture.AMD64, List.of("apt-get", "--quiet", "update"))
                    .isEmpty()) {
                throw new ImagesFailure("Debian's packages cannot be reached, see " + folder.resolve("apt.log")
                        + "; or name a base image with --base.");
            }
            updated = true;
        }
    }

    /** As if this were a machine of that architecture, since only its own has the packages that are for all. */
    private Optional<String> run(Path where, Architecture machine, List<String> words) {
        List<String> command = new ArrayList<>(List.of(words.getFirst()));
        command.addAll(List.of(
                "-o=Dir::Etc::sourcelist=" + folder.resolve("sources.list"),
                "-o=Dir::Etc::sourceparts=-",
                "-o=Dir::State=" + folder,
                "-o=Dir::State::lists=" + folder.resolve("lists"),
                "-o=Dir::State::status=" + folder.resolve("status"),
                "-o=Dir::Cache=" + folder.resolve("cache"),
                "-o=APT::Sandbox::User=",
                "-o=APT::Architecture=" + machine.id(),
                "-o=APT::Architectures::=amd64",
                "-o=APT::Architectures::=arm64"));
        command.addAll(words.subList(1, words.size()));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(where.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("apt.log").toFile()))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException missing) {
            throw new ImagesFailure(
                    "The program " + words.getFirst() + " is not here: name a base image with --base.", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImagesFailure("Interrupted.", interrupted);
        }
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void directory(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
