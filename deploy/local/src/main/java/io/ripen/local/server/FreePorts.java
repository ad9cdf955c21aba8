package io.ripen.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ports for servers that are started later, and again after they were killed.
 *
 * <p>A port that the system hands out for 0 is free only until the next outgoing connection takes it. These lie below
 * the range of outgoing connections of Linux (32768 and up) and macOS (49152 and up), and each process that asks has a
 * block of them to itself, held by the lock of a file until it ends.
 */
final class FreePorts {
    private static final int LOWEST = 12_000;
    private static final int BLOCK = 100;
    private static final int BLOCKS = 200;

    /** Kept: a lock that is forgotten gives its block up. */
    private static final List<FileLock> LOCKS = new ArrayList<>();

    private static @Nullable FreePorts ofThisProcess;

    private final int end;
    private int next;

    private FreePorts(int block) {
        this.next = LOWEST + block * BLOCK;
        this.end = next + BLOCK;
    }

    /** A port of the loopback address that was given to nobody before and that nothing listens on. */
    static synchronized int take() {
        while (true) {
            if (ofThisProcess == null || ofThisProcess.next == ofThisProcess.end) {
                ofThisProcess = lockBlock();
            }
            int port = ofThisProcess.next++;
            if (Loopback.isFree(port)) {
                return port;
            }
        }
    }

    private static FreePorts lockBlock() {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "ripen-ports"));
            int first = (int) (ProcessHandle.current().pid() % BLOCKS);
            for (int i = 0; i < BLOCKS; i++) {
                int block = (first + i) % BLOCKS;
                @Nullable FileLock lock = tryLock(folder.resolve(Integer.toString(block)));
                if (lock != null) {
                    LOCKS.add(lock);
                    return new FreePorts(block);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("All " + BLOCKS + " blocks of ports are taken by other processes");
    }

    private static @Nullable FileLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // by another class loader, or by a block that is used up
        }
        channel.close();
        return null;
    }
}
