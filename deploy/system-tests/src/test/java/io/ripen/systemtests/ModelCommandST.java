package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ripen model}: the packaged scoring-service reads model files, without anything running. */
class ModelCommandST {
    private record Result(int exitCode, String output) {}

    @TempDir
    Path folder;

    @Test
    void testsTheShippedModels() throws IOException, InterruptedException {
        Result result = ripenModel("test", "b2b-default", "lexicon");

        assertThat(result.output()).contains("ok    b2b-default: ", "ok    lexicon: ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void refusesAWrongFileOfTheCallersFolder() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("wrong.yaml"), "model: mine\nverzion: 1\n");

        Result result = ripenModel("validate", "wrong.yaml");

        assertThat(result.output())
                .contains("wrong.yaml:2:1: unknown key 'verzion' in a model (did you mean 'version'?)");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(ripenModel("validate").exitCode()).isEqualTo(2);
    }

    private Result ripenModel(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                Path.of(System.getProperty("ripen.root"))
                        .toAbsolutePath()
                        .resolve("ripen")
                        .toString(),
                "model"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
