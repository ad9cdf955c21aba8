package io.ripen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    /** A tree with the script, a build that always succeeds, and a Java that prints what it is started with. */
    @Test
    void buildsWhatChangedWithoutAWordInWhatIsPrinted() throws IOException, InterruptedException {
        Path tree = Files.createDirectories(empty.resolve("tree"));
        Path script = Files.copy(root.resolve("ripen"), tree.resolve("ripen"));
        executable(tree.resolve("mvnw"), "echo '[INFO] Building Ripen :: Lifecycle 1 [1/1]'");
        Path jdk = Files.createDirectories(empty.resolve("jdk"));
        executable(jdk.resolve("bin/java"), "echo \"$2\"");
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path source =
                Files.createDirectories(tree.resolve("lifecycle-service/src")).resolve("A.java");
        for (String path : List.of(
                "pom.xml",
                ".mvn/a",
                "event-backbone/pom.xml",
                "lifecycle-service/target/quarkus-app/quarkus-run.jar")) {
            Files.createDirectories(tree.resolve(path).getParent());
            Files.writeString(tree.resolve(path), "");
        }
        Path stamp = Files.createDirectories(tree.resolve("target")).resolve("ripen-build.stamp");
        Files.writeString(stamp, "");
        Path log = tree.resolve(".ripen/logs/build.log");
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                jdk.toString(),
                "RIPEN_HOME",
                tree.resolve(".ripen").toString(),
                "heap",
                "none");

        assertThat(printed(environment, script, "stages")).isEqualTo("-Xmx256m\n");
        assertThat(log).doesNotExist();

        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(printed(environment, script, "stages")).isEqualTo("-Xmx256m\n");
        assertThat(log).content().contains("exit code 0");
        assertThat(tree.resolve("target/ripen-lifecycle-service.stamp")).exists();
        assertThat(printed(environment, script, "status")).isEqualTo("-Xmx160m\n");
    }

    private static void executable(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Standard output only. */
    private static String printed(Map<String, String> environment, Path script, String command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(which("sh").toString(), script.toString(), command)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
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
