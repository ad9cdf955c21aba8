package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ripen model}: the packaged scoring-service reads model files, without anything running. */
class ModelCommandST {
    @TempDir
    Path folder;

    @Test
    void testsTheShippedModels() {
        RipenScript.Result result = RipenScript.run(folder, "model", "test", "b2b-default", "lexicon");

        assertThat(result.output()).contains("ok    b2b-default: ", "ok    lexicon: ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void refusesAWrongFileOfTheCallersFolder() throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), "model: mine\nverzion: 1\n");

        RipenScript.Result result = RipenScript.run(folder, "model", "validate", "wrong.yaml");

        assertThat(result.output())
                .contains("wrong.yaml:2:1: unknown key 'verzion' in a model (did you mean 'version'?)");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(RipenScript.run(folder, "model", "validate").exitCode()).isEqualTo(2);
    }
}
