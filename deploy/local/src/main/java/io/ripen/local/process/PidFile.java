package io.ripen.local.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers a process beyond the life of the one that started it. The start time guards against a pid that the system
 * has given to another program since.
 *
 * @param path the file
 */
public record PidFile(Path path) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /** Remembers the process and the port it serves. */
    public void write(long pid, int port) {
        Properties entries = new Properties();
        entries.setProperty("pid", Long.toString(pid));
        entries.setProperty("port", Integer.toString(port));
        startOf(pid).ifPresent(start -> entries.setProperty("started", start.toString()));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            try (Writer out = Files.newBufferedWriter(draft)) {
                entries.store(out, null);
            }
            Files.move(
                    draft,
                    path,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs. */
    public Optional<RunningProcess> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Properties entries = new Properties();
        try (Reader in = Files.newBufferedReader(path)) {
            entries.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunningProcess process = new RunningProcess(
                Long.parseLong(entries.getProperty("pid", "0")), Integer.parseInt(entries.getProperty("port", "0")));
        return Optional.of(process)
                .filter(RunningProcess::isRunning)
                .filter(running -> isSame(startOf(running.pid()), entries.getProperty("started", "")));
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Instant> startOf(long pid) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
    }

    private static boolean isSame(Optional<Instant> start, String recorded) {
        if (start.isEmpty() || recorded.isEmpty()) {
            return true; // the system does not tell; the pid alone must do
        }
        return Duration.between(Instant.parse(recorded), start.get()).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
