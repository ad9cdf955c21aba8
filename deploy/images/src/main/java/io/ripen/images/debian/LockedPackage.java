package io.ripen.images.debian;

import io.ripen.images.Architecture;
import io.ripen.images.ImagesFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package of Debian that the base is made of, pinned by version and content.
 *
 * @param machine for which architecture the base has it
 * @param name its name
 * @param version its version
 * @param sha256 SHA-256 of the {@code .deb} file, in hexadecimal digits
 */
public record LockedPackage(Architecture machine, String name, String version, String sha256) {
    private static final Pattern LINE =
            Pattern.compile("(amd64|arm64) ([a-z0-9][a-z0-9.+-]+) ([A-Za-z0-9.+:~-]+) ([0-9a-f]{64})");

    /** Reads a lock file: a line per package, {@code #} before remarks. */
    public static List<LockedPackage> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LockedPackage::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LockedPackage parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ImagesFailure("Not a line of a lock file (ARCHITECTURE NAME VERSION SHA-256): " + line);
        }
        return new LockedPackage(
                Architecture.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT)),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4));
    }

    /** Its line in the lock file. */
    public String line() {
        return String.join(" ", machine.id(), name, version, sha256);
    }

    /** The name of its file in our folder; a version may have a colon, which file systems dislike. */
    String fileName() {
        return "%s_%s_%s.deb".formatted(name, version.replace(":", "%3a"), machine.id());
    }
}
