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

    /** Memory in use by it and its descendants, in KiB; what several share is counted once, where the system tells. */
    public long memoryKib() {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(RunningProcess::memoryKibOf)
                .sum();
    }

    private static long memoryKibOf(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return kib(lines.filter(line -> line.startsWith("Pss:")));
        } catch (IOException | UncheckedIOException notLinux) {
            return residentKibOf(pid);
        }
    }

    private static long residentKibOf(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Stream<String> lines = ps.inputReader().lines()) {
                return kib(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kib(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Its first thread is a zombie while others still end, and until the last is gone the ports are taken. */
    private boolean isZombie() {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            String stat = Files.readString(process.resolve("stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() == 1;
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
