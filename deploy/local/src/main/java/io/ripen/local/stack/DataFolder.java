package io.ripen.local.stack;

import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that keeps all data, logs, keys and pid files of a local stack.
 *
 * @param home the folder
 */
public record DataFolder(Path home) {
    /** The environment variable that chooses another folder than {@code .ripen} in the repository. */
    public static final String VARIABLE = "RIPEN_HOME";

    /** Below this, PostgreSQL and Kafka may fail in the middle of a run. */
    public static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;

    private static final long MIB = 1024L * 1024;

    /** The folder for a run of the command line. */
    public static DataFolder of(Installation installation, Map<String, String> environment) {
        @Nullable String given = environment.get(VARIABLE);
        return new DataFolder(
                given == null || given.isBlank()
                        ? installation.root().resolve(".ripen")
                        : Path.of(given).toAbsolutePath().normalize());
    }

    /** The folder of a demo that is thrown away afterwards. */
    public DataFolder demo() {
        return new DataFolder(home.resolve("demo"));
    }

    /** Where the output of a part goes. */
    public Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    /** The bearer tokens. */
    public Path tokens() {
        return home.resolve("tokens.json");
    }

    Path ports() {
        return home.resolve("run").resolve("ports.properties");
    }

    /** The process that runs the stack in this folder. */
    public PidFile owner() {
        return new PidFile(home.resolve("run").resolve("owner.pid"));
    }

    /**
     * Takes the folder for this process until it ends.
     *
     * @throws LocalFailure if another process has it, if it cannot be written or if the disk is full
     */
    public void take() {
        try {
            Files.createDirectories(home.resolve("run"));
            Files.createDirectories(home.resolve("logs"));
            // Never closed: the lock is meant to last as long as this process.
            FileChannel lock = FileChannel.open(
                    home.resolve("run").resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new LocalFailure("Another ripen" + ownerText() + " uses the folder " + home
                        + ": stop it with ./ripen down, or choose another folder with " + VARIABLE
                        + " and other ports.");
            }
            owner().write(ProcessHandle.current().pid(), 0);
        } catch (IOException e) {
            throw new LocalFailure(
                    "The folder " + home + " cannot be written (" + e.getMessage() + "): choose another with "
                            + VARIABLE + ".",
                    e);
        }
        long free = freeBytes();
        if (free < LEAST_FREE_BYTES) {
            throw new LocalFailure("The disk of " + home + " has only " + free / MIB + " MB free and Ripen needs "
                    + LEAST_FREE_BYTES / MIB + " MB: free some space, or choose another folder with " + VARIABLE
                    + ".");
        }
    }

    /** Space left on its disk. */
    public long freeBytes() {
        try {
            Path existing = home;
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ownerText() {
        return owner().read().map(owner -> " (process " + owner.pid() + ")").orElse("");
    }
}
