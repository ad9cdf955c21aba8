package io.ripen.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of the spool, locked by this process and known to be writable. */
final class SpoolFolder implements AutoCloseable {
    private static final String SETTING = "ripen.ingest.spool.directory=";
    private static final int PROBE_BYTES = 65_536;

    private final Path path;
    private final FileChannel lockFile;

    private SpoolFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates it if it is missing.
     *
     * @throws IllegalStateException if it cannot be used, with a sentence that says why and what to do
     */
    static SpoolFolder open(String directory) {
        Path path = Path.of(directory).toAbsolutePath();
        try {
            Files.createDirectories(path);
            SpoolFolder folder = new SpoolFolder(path, lock(path));
            folder.probe();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(
                    SETTING + directory + ": " + path + " cannot be written to (" + e
                            + "). Name a folder on a persistent volume that this process may write to.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException(SETTING + path
                    + ": another process uses this folder. Give each instance of ingest-service a folder of its own.");
        }
        return channel;
    }

    /** The lock lasts until its channel is closed. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Writes and deletes a little file. */
    void probe() throws IOException {
        Path file = path.resolve("probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PROBE_BYTES), 0);
            channel.force(false);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    Path path() {
        return path;
    }

    Path cursor() {
        return path.resolve("cursor");
    }

    /** Its segments, oldest first. */
    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Segment::isSegment)
                    .sorted(Comparator.comparingLong(Segment::firstOffset))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
