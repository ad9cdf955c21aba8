package io.ripen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.process.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    @Test
    void buildsWhatChangedWithoutAWordInWhatIsPrinted() throws IOException, InterruptedException {
        Path script = treeWithAnOutdatedService();
        Path tree = script.getParent();

        assertThat(printed(script, "stages")).isEqualTo("-Xmx256m\n");
        assertThat(tree.resolve(".ripen/logs/build.log")).content().contains("exit code 0");
        assertThat(tree.resolve("target/ripen-lifecycle-service.stamp")).exists();
        assertThat(tree.resolve("target/ripen-build.lock")).doesNotExist();

        Files.delete(tree.resolve(".ripen/logs/build.log"));
        assertThat(printed(script, "stages")).isEqualTo("-Xmx256m\n");
        assertThat(tree.resolve(".ripen/logs/build.log")).doesNotExist();
        assertThat(printed(script, "status")).isEqualTo("-Xmx160m\n");
    }

    @Test
    void waitsForABuildOfTheSameFolder() throws IOException, InterruptedException {
        Path script = treeWithAnOutdatedService();
        Path lock = script.resolveSibling("target/ripen-build.lock");
        Files.createSymbolicLink(
                lock, Path.of(Long.toString(ProcessHandle.current().pid())));

        Process second = started(script, "stages");
        try (BufferedReader said = second.errorReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).contains("builds in this folder: waiting");
            Files.delete(lock);
            assertThat(said.readLine()).startsWith("Building what changed");
        }
        assertThat(second.waitFor()).isZero();
    }

    @Test
    void takesOverTheLockOfABuildThatWasKilled() throws IOException, InterruptedException {
        Path script = treeWithAnOutdatedService();
        Process killed = new ProcessBuilder(which("cat").toString()).start();
        killed.destroyForcibly().waitFor();
        Path lock = script.resolveSibling("target/ripen-build.lock");
        Files.createSymbolicLink(lock, Path.of(Long.toString(killed.pid())));

        assertThat(printed(script, "stages")).isEqualTo("-Xmx256m\n");
        assertThat(script.resolveSibling(".ripen/logs/build.log")).exists();
        assertThat(Files.exists(lock, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void leavesTheJarsOfARunningStackAlone() throws IOException, InterruptedException {
        Path script = treeWithAnOutdatedService();
        Path pidFile =
                Files.createDirectories(script.resolveSibling(".ripen/run")).resolve("scoring-service.pid");
        Process service = new ProcessBuilder(which("sh").toString(), "-c", "read end", "quarkus-run.jar").start();
        Process other = new ProcessBuilder(which("cat").toString()).start();
        try {
            Files.writeString(pidFile, "pid=" + service.pid() + "\n");
            Outcome refused = run(environment(script), script, "test");

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output()).contains("A stack runs (process " + service.pid() + ")", "./ripen down");
            assertThat(printed(script, "stages")).isEqualTo("-Xmx256m\n");
            assertThat(script.resolveSibling(".ripen/logs/build.log")).doesNotExist();

            Files.writeString(pidFile, "pid=" + other.pid() + "\n");
            assertThat(printed(script, "stages")).isEqualTo("-Xmx256m\n");
            assertThat(script.resolveSibling(".ripen/logs/build.log")).exists();
        } finally {
            service.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
        }
    }

    /**
     * The script in a tree of its own, with a build that always succeeds and a Java that prints what it is started with;
     * a source of lifecycle-service is newer than its last build.
     */
    private Path treeWithAnOutdatedService() throws IOException {
        Path tree = Files.createDirectories(empty.resolve("tree"));
        Path script = Files.copy(root.resolve("ripen"), tree.resolve("ripen"));
        executable(tree.resolve("mvnw"), "echo '[INFO] Building Ripen :: Lifecycle 1 [1/1]'");
        Path jdk = Files.createDirectories(tree.resolve("jdk"));
        executable(jdk.resolve("bin/java"), "echo \"$2\"");
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (String path : List.of(
                "pom.xml",
                ".mvn/a",
                "event-backbone/pom.xml",
                "lifecycle-service/src/A.java",
                "lifecycle-service/target/quarkus-app/quarkus-run.jar",
                "deploy/local/target/classes/a",
                "deploy/local/target/lib/a",
                "target/ripen-build.stamp")) {
            Files.createDirectories(tree.resolve(path).getParent());
            Files.writeString(tree.resolve(path), "");
        }
        Files.setLastModifiedTime(
                tree.resolve("target/ripen-build.stamp"),
                FileTime.from(Instant.now().minusSeconds(60)));
        for (String path : List.of("pom.xml", ".mvn/a", "event-backbone/pom.xml")) {
            Files.setLastModifiedTime(
                    tree.resolve(path), FileTime.from(Instant.now().minusSeconds(120)));
        }
        return script;
    }

    private static Map<String, String> environment(Path script) {
        return Map.of(
                "JAVA_HOME",
                script.resolveSibling("jdk").toString(),
                "RIPEN_HOME",
                script.resolveSibling(".ripen").toString(),
                "heap",
                "none");
    }

    private static void executable(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Standard output only. */
    private static String printed(Path script, String command) throws IOException, InterruptedException {
        Process process = started(script, command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static Process started(Path script, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(which("sh").toString(), script.toString(), command);
        builder.environment().putAll(environment(script));
        return builder.start();
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
