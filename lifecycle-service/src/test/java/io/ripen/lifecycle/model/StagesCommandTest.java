package io.ripen.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StagesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysThatTheShippedModelIsGood() {
        assertThat(run("validate", "b2b-default")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "b2b-default: good. b2b-default version 4, 8 stages, 2 clocks, 11 reasons\n");
    }

    @Test
    void saysWhatIsWrongWithPlaceAndGoesOnWithTheOthers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "model: mine\nversoin: 1\n");

        assertThat(run("validate", file.toString(), "b2b-default")).isEqualTo(1);
        assertThat(err.toString())
                .contains(file + ":2:1: unknown key 'versoin' (did you mean 'version'?); allowed: model, version");
        assertThat(out.toString()).startsWith("b2b-default: good.");
    }

    @Test
    void drawsTheShippedModel() {
        assertThat(run("draw", "b2b-default")).isZero();
        assertThat(out.toString())
                .startsWith("stateDiagram-v2\n")
                .contains("    [*] --> LEAD\n")
                .contains("    state \"SAL (first-contact, decision)\" as SAL\n")
                .contains("    LEAD --> MQL : by itself\n")
                .contains("    MQL --> LEAD : by itself, after PT168H\n")
                .contains("    SAL --> RECYCLED : by itself, reject, recycle\n")
                .contains("    CUSTOMER --> [*]\n");
    }

    @Test
    void failsForAModelThatIsNotThere() {
        assertThat(run("draw", "b2c")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no shipped stage model 'b2c'");
        assertThat(run("paint")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commandLine = StagesCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
