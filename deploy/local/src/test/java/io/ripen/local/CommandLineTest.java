package io.ripen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path home;

    private record Outcome(int exitCode, String output) {}

    @Test
    void refusesAnUnknownOption() throws IOException, InterruptedException {
        Outcome outcome = run("up", "--fast");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("Unknown option: '--fast'");
    }

    @Test
    void refusesAnUnknownPart() throws IOException, InterruptedException {
        Outcome outcome = run("logs", "billing");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("There is no part named billing: choose ingest");
    }

    @Test
    void saysThatThereIsNoLogYet() throws IOException, InterruptedException {
        Outcome outcome = run("logs", "scoring");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("There is no log yet", "./ripen up");
    }

    @Test
    void showsEveryPartAsStopped() throws IOException, InterruptedException {
        Outcome outcome = run("status");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().lines().filter(line -> line.contains("stopped")))
                .hasSize(7);
    }

    @Test
    void hasNothingToStop() throws IOException, InterruptedException {
        Outcome outcome = run("down");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("Nothing was running.");
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = List.of(
                Installation.locate().java(), "-cp", System.getProperty("java.class.path"), "io.ripen.local.Main");
        ProcessBuilder builder = new ProcessBuilder(
                        java.util.stream.Stream.concat(command.stream(), java.util.Arrays.stream(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().put("RIPEN_HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
