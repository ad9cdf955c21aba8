package io.ripen.local.stack;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of one build of a service as an earlier run left them (JEP 350), so that the next start need not read and
 * check them again. Lies beside the build; its name says which files, JVM and options it is for, so that no other build
 * takes it. The first instance that is ready and ends in order leaves a draft, which becomes the
 * archive as a whole or not at all.
 *
 * @param folder where archives of all builds of the service lie
 * @param archive the file, which need not exist
 * @param draft where this instance writes, which no other does
 */
record ClassDataArchive(Path folder, Path archive, Path draft) {
    private static final String SUFFIX = ".jsa";
    private static final int DIGITS = 16;

    /**
     * The archive for an instance.
     *
     * @param application folder of the packaged service
     * @param options of the JVM
     * @param instance tells instances apart that run at once
     */
    static ClassDataArchive of(Path application, List<String> options, String instance) {
        Path folder = application.resolveSibling("class-data");
        String build = digest(Runtime.version() + "\n" + options + "\n" + application + "\n" + contents(application));
        return new ClassDataArchive(
                folder, folder.resolve(build + SUFFIX), folder.resolve(build + "." + digest(instance) + ".draft"));
    }

    /** What the JVM needs to use the archive, or to leave a draft when it ends; nothing if no file can be written. */
    List<String> options() {
        discard();
        if (Files.isRegularFile(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive);
        }
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? List.of("-XX:ArchiveClassesAtExit=" + draft) : List.of();
        } catch (IOException readOnly) {
            return List.of();
        }
    }

    /**
     * Makes the draft of an instance that has ended the archive, and deletes those of other builds. Does nothing if the
     * instance left no whole draft: it may have been killed.
     */
    void adopt() {
        try {
            if (isWhole()) {
                Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                deleteOthers();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        discard();
    }

    /** Deletes the draft of an instance that has ended: one that never was ready has not seen most classes. */
    void discard() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM writes the beginning of the file last. */
    private boolean isWhole() throws IOException {
        if (!Files.isRegularFile(draft) || Files.size(draft) < Integer.BYTES) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(draft))) {
            return in.readInt() != 0;
        }
    }

    private void deleteOthers() throws IOException {
        String build = folder.relativize(archive).toString().replace(SUFFIX, "");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.filter(
                            file -> !folder.relativize(file).toString().startsWith(build))
                    .toList()) {
                Files.deleteIfExists(other);
            }
        }
    }

    /** Names, sizes and times: a build that changes none of them changed nothing. */
    private static String contents(Path application) {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(application.relativize(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
