package io.ripen.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A client that runs on Node: a folder below {@code src/test/clients} with {@code package.json}, {@code
 * package-lock.json} and scripts, installed from npm's registry into a copy below {@code target}.
 *
 * <p>Where Node or npm is missing the test is skipped; with {@code RIPEN_REQUIRE_CLIENTS=true} it fails instead.
 */
public final class NodeClient {
    private static final long INSTALL_MINUTES = 5;
    private static final long RUN_MINUTES = 3;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    private NodeClient(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs a client, unless that was done before with the same lock file.
     *
     * @param name its folder below {@code src/test/clients}
     */
    public static NodeClient install(String name) {
        require("node");
        require("npm");
        Path source = Path.of("src/test/clients", name).toAbsolutePath();
        Path folder = Path.of("target/clients", name).toAbsolutePath();
        Path installedLock = folder.resolve("node_modules/installed-lock.json");
        NodeClient client = new NodeClient(folder);
        try {
            boolean installed = Files.exists(installedLock)
                    && Files.mismatch(installedLock, source.resolve("package-lock.json")) == -1;
            copy(source, folder);
            if (!installed) {
                client.execute(INSTALL_MINUTES, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
                Files.copy(folder.resolve("package-lock.json"), installedLock, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client;
    }

    /**
     * Runs a script to its end; fails if it fails.
     *
     * @param script its name within the folder
     * @param environment variables beside the inherited ones
     * @return the JSON documents that it printed, one a line
     */
    public List<JsonNode> run(String script, Map<String, String> environment) {
        return execute(RUN_MINUTES, environment, "node", script)
                .lines()
                .filter(line -> !line.isBlank())
                .map(NodeClient::json)
                .toList();
    }

    /** Where it is installed. */
    public Path folder() {
        return folder;
    }

    /** Skips or fails the test if a program cannot be found on the PATH. */
    public static void require(String program) {
        boolean found = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        if (!found && Boolean.parseBoolean(System.getenv("RIPEN_REQUIRE_CLIENTS"))) {
            throw new AssertionError(program + " is not on the PATH, and RIPEN_REQUIRE_CLIENTS=true demands it");
        }
        if (!found) {
            abort("Skipped, because " + program + " is not on the PATH.");
        }
    }

    private String execute(long minutes, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile(folder, "run-", ".out");
            Path errors = Files.createTempFile(folder, "run-", ".err");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended && process.exitValue() == 0)
                    .as(
                            "%s ends well within %d minutes; it printed:%n%s%n%s",
                            List.of(command), minutes, printed, Files.readString(errors, StandardCharsets.UTF_8))
                    .isTrue();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path source, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the client printed a line that is no JSON: " + line, e);
        }
    }
}
