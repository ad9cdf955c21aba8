package io.ripen.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of the operating system, not necessarily a child of this one.
 *
 * @param pid its number
 * @param port the port it serves, 0 if none
 */
public record RunningProcess(long pid, int port) {
    /** Whether it runs; a zombie, which only waits to be counted by its parent, does not. */
    public boolean isRunning() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie();
    }

    /** Asks it to end ({@code SIGTERM}). */
    public void terminate() {
        signal("TERM");
    }

    /** Sends any signal, by its name without {@code SIG}. */
    public void signal(String name) {
        signal(name, List.of(pid));
    }

    /** Sends a signal to it and to all its descendants. */
    public void signalTree(String name) {
        List<Long> pids = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .forEach(pids::add);
        signal(name, pids);
    }

    /** Waits for its end; false if it still runs after the limit. */
    public boolean awaitEnd(Duration limit) {
        return Polling.until(limit, () -> !isRunning());
    }

    /** Memory in use by it and its descendants, in KiB; memory they share is counted once per process. */
    public long residentKib() {
        List<String> pids = Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .map(String::valueOf)
                .toList();
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.join(",", pids))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Stream<String> lines = ps.inputReader().lines()) {
                return lines.map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .mapToLong(Long::parseLong)
                        .sum();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noSuchFile) {
            return false; // not Linux, or gone
        }
    }

    private static void signal(String name, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.stream().map(String::valueOf).forEach(command::add);
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while sending a signal.", interrupted);
        }
    }
}
