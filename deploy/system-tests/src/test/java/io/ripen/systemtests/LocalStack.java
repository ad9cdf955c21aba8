package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.server.Loopback;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The local stack in a folder and on ports of its own, driven by the same commands that a person types. */
final class LocalStack implements AutoCloseable {
    private static final List<String> PARTS = List.of(
            "INGEST",
            "SCORING",
            "LIFECYCLE",
            "NURTURE",
            "KAFKA",
            "KAFKA_CONTROLLER",
            "POSTGRES",
            "SMTP",
            "IMAP",
            "INBOX");

    private final Path root = Path.of(System.getProperty("ripen.root")).toAbsolutePath();
    private final Map<String, Integer> ports = freePorts();
    private final Path home;
    private final Map<String, String> settings;

    LocalStack(Path home) {
        this(home, Map.of());
    }

    /** A stack whose services get these environment variables. */
    LocalStack(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = new TreeMap<>(settings);
    }

    /** Gives the services one more environment variable; holds for what is started from now on. */
    LocalStack set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Where the inbox takes mails. */
    int smtpPort() {
        return port("SMTP");
    }

    /** Where the inbox shows mails over IMAP. Every address is a mailbox, its own user name and its own password. */
    int imapPort() {
        return port("IMAP");
    }

    /** Adds a line to the site in the sites file, which is the user's to edit. */
    void addToSite(String member) {
        try {
            Files.writeString(home.resolve("sites.yaml"), "    " + member + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end and returns what it printed; fails if it fails. */
    String run(String... command) {
        Running running = start(command);
        int exit = running.await();
        assertThat(exit)
                .as("exit code of %s, which printed:%n%s", List.of(command), running.output())
                .isZero();
        return running.output();
    }

    /** Starts a command and returns at once. */
    Running start(String... command) {
        try {
            Files.createDirectories(home);
            Path output = Files.createTempFile(home, "command", ".out");
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dripen.root=" + root,
                    "-Dripen.terminal=false",
                    "-Djava.util.logging.config.file="
                            + root.resolve("deploy/local/target/classes/command-logging.properties"),
                    "-cp",
                    root.resolve("deploy/local/target/classes") + ":" + root.resolve("deploy/local/target/lib") + "/*",
                    "io.ripen.local.Main"));
            line.addAll(List.of(command));
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("RIPEN_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(settings);
            ports.forEach((part, port) -> builder.environment().put("RIPEN_" + part + "_PORT", Integer.toString(port)));
            return new Running(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that was started. */
    record Running(Process process, Path outputFile) {
        int await() {
            try {
                if (!process.waitFor(8, TimeUnit.MINUTES)) {
                    process.destroy();
                    throw new AssertionError("the command did not end within 8 minutes:\n" + output());
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        String output() {
            try {
                return Files.readString(outputFile, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives the demo the time shift of another run, so that both see the same instants. */
    void useShiftOf(LocalStack other) {
        try {
            Files.createDirectories(home);
            Files.copy(other.home.resolve("demo-shift.txt"), home.resolve("demo-shift.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a service with {@code kill -9}; false if it does not run at the moment. */
    boolean kill(String service) {
        Path file = home.resolve("run").resolve(service + ".pid");
        if (!Files.exists(file)) {
            return false;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties entries = new Properties();
            entries.load(reader);
            return ProcessHandle.of(Long.parseLong(entries.getProperty("pid")))
                    .map(ProcessHandle::destroyForcibly)
                    .orElse(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.get("KAFKA");
    }

    /** All mails of the inbox as JSON. */
    String inbox() {
        return send(request("INBOX", "/api/messages").build()).body();
    }

    /** One mail of the inbox as JSON, with text, HTML and headers. */
    String mail(String id) {
        return send(request("INBOX", "/api/messages/" + id).build()).body();
    }

    /** Calls a link as a browser or a mail program does; the body is a form. */
    static HttpResponse<String> call(String method, String link, String form) {
        return send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Posts JSON to a service as somebody who has a user name and a password. */
    HttpResponse<String> post(String service, String path, String json, String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + credentials)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Whether a service runs and says that it is ready. */
    boolean isReady(String service) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(service))) {
            return socket.isConnected()
                    && send(request(service, "/q/health/ready").build()).statusCode() == 200;
        } catch (IOException | UncheckedIOException nobodyListens) {
            return false;
        }
    }

    /** Sends JSON with a W3C trace context and returns the answer. */
    HttpResponse<String> post(String service, String path, String json, String traceParent) {
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .header("traceparent", traceParent)
                .header("X-Write-Key", serverKey())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Asks scoring-service as the bearer of a token; a body that is not empty is YAML. */
    HttpResponse<String> ask(String token, String method, String path, String yaml) {
        return ask("SCORING", token, method, path, new Body("application/yaml", yaml));
    }

    /** What a request brings along; the key makes it the same request as another one, unless it is empty. */
    record Body(String type, String text, String idempotencyKey) {
        static final Body NONE = new Body("application/json", "");

        Body(String type, String text) {
            this(type, text, "");
        }

        Body under(String key) {
            return new Body(type, text, key);
        }
    }

    /** Asks a service as the bearer of a token. */
    HttpResponse<String> ask(String service, String token, String method, String path, Body body) {
        HttpRequest.Builder request = request(service, path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", body.type())
                .method(method, HttpRequest.BodyPublishers.ofString(body.text()));
        if (!body.idempotencyKey().isEmpty()) {
            request.header("Idempotency-Key", body.idempotencyKey());
        }
        return send(request.build());
    }

    private String serverKey() {
        try {
            return new ObjectMapper()
                    .readTree(home.resolve("write-keys.json").toFile())
                    .path("server")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String part, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(part) + path));
    }

    private int port(String part) {
        return ports.getOrDefault(part, 0);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Integer> freePorts() {
        Map<String, Integer> ports = new TreeMap<>();
        PARTS.forEach(part -> ports.put(part, Loopback.freePort()));
        return ports;
    }

    @Override
    public void close() {
        start("down").await();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
