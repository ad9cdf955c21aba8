package io.ripen.lanes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link CrashWorker} in a JVM of its own. */
final class WorkerProcess implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    static WorkerProcess start(String broker, int databasePort, String database, HaltPoint point, int passes) {
        try {
            return new WorkerProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashWorker.class.getName(),
                            broker,
                            Integer.toString(databasePort),
                            database,
                            point.name(),
                            Integer.toString(passes))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("OUTPUT-CLOSED");
        }
    }

    void awaitLine(String start) {
        await().alias("a line that starts with " + start)
                .atMost(Duration.ofSeconds(60))
                .failFast("the worker ended: " + lines, () -> !process.isAlive() && !has(start))
                .until(() -> has(start));
    }

    boolean has(String start) {
        return lines.stream().anyMatch(line -> line.startsWith(start));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> linesAfter(String start) {
        return lines().stream()
                .dropWhile(line -> !line.startsWith(start))
                .skip(1)
                .toList();
    }

    void goOn() {
        try {
            Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            in.write("go on\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        assertThat(process.onExit().join().isAlive()).isFalse();
    }

    void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
