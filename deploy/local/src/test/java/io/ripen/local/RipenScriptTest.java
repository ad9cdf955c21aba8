package io.ripen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RipenScriptTest {
    private final Path root = Installation.locate().root();

    @TempDir
    private Path empty;

    private record Outcome(int exitCode, String output) {}

    @Test
    void explainsItself() throws IOException, InterruptedException {
        Outcome outcome = run(Map.of(), "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).startsWith("Usage: ./ripen COMMAND").contains("demo [--keep]", "RIPEN_HOME");
    }

    @Test
    void refusesAnUnknownCommand() throws IOException, InterruptedException {
        Outcome outcome = run(Map.of(), "start");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).startsWith("Unknown command: start").contains("Usage:");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws IOException, InterruptedException {
        // A copy of the script whose usual places are all in an empty folder.
        String script = Files.readString(root.resolve("ripen"))
                .replaceAll("(?<=[ \n])/(usr|opt|Library)/[^ ]*[*][^ ]*", empty + "/none/*");
        Path copy = Files.writeString(empty.resolve("ripen"), script);
        Path tools = Files.createDirectories(empty.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "sed", "cat")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }

        Outcome outcome =
                run(Map.of("JAVA_HOME", "", "HOME", empty.toString(), "PATH", tools.toString()), copy, "status");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("Ripen needs a JDK 21 or newer").contains("apt-get install");
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(environment, root.resolve("ripen"), arguments);
    }

    private static Outcome run(Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(which("sh").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static Path which(String tool) {
        return List.of("/bin", "/usr/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
