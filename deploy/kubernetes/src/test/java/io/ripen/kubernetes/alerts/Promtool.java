package io.ripen.kubernetes.alerts;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's promtool. Without it tests are skipped; with {@code RIPEN_REQUIRE_CLIENTS=true} they fail. */
final class Promtool {
    private static final String PROGRAM = "promtool";

    private Promtool() {}

    static void require() {
        boolean found = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
        if (!found && Boolean.parseBoolean(System.getenv("RIPEN_REQUIRE_CLIENTS"))) {
            fail("promtool (Debian: prometheus) is not on the PATH, and RIPEN_REQUIRE_CLIENTS=true demands it");
        }
        if (!found) {
            abort("Skipped, because promtool (Debian: prometheus) is not on the PATH.");
        }
    }

    /** What it printed and how it ended. */
    record Answer(int exit, String output) {}

    static Answer run(Path folder, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(PROGRAM), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<String> files() {
        return List.of("ripen-rules.yaml", "ripen-rules-test.yaml");
    }
}
