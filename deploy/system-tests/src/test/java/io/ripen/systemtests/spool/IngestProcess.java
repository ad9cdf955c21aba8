package io.ripen.systemtests.spool;

import static org.awaitility.Awaitility.await;

import io.ripen.local.process.Launch;
import io.ripen.local.server.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The packaged ingest-service with one site, on a port and with a spool of its own. */
final class IngestProcess implements AutoCloseable {
    private static final String KEY = "browser-key-of-spool-st-1";
    private static final String SITES = """
            sites:
              - id: www
                keys: [{id: pages, kind: browser, key: %s}]
                origins: ["https://www.example.com"]
                limits: {eventsPerSecondPerKey: 100000, eventsPerSecondPerIp: 100000}
            """.formatted(KEY);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Loopback.freePort();
    private final Path log;
    private final Launch launch;
    private Process process;

    IngestProcess(Path folder, String bootstrapServers) {
        this.log = folder.resolve("ingest.log");
        Path root = Path.of(System.getProperty("ripen.root")).toAbsolutePath();
        Path sites = folder.resolve("sites.yaml");
        try {
            Files.writeString(sites, SITES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.launch = new Launch(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                Map.of(
                        "RIPEN_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                        "RIPEN_HTTP_PORT", Integer.toString(port),
                        "RIPEN_INGEST_SITES_FILE", sites.toString(),
                        "RIPEN_INGEST_SPOOL_DIRECTORY", folder.resolve("spool").toString(),
                        "QUARKUS_SHUTDOWN_TIMEOUT", "100ms"),
                log);
        this.process = launch.start();
    }

    /** {@code kill -9}, and a new process with the same folder. */
    void killAndStartAgain() {
        process.destroyForcibly().onExit().join();
        process = launch.start();
    }

    /** Sends one event and returns the status. */
    int post(String visitor, String id) throws IOException, InterruptedException {
        String body = "{\"id\":\"" + id + "\",\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";
        HttpRequest request = HttpRequest.newBuilder(address("/v1/touchpoints?writeKey=" + KEY))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Waits until it is ready and events go straight to Kafka. */
    void awaitDirect() {
        await().atMost(START_LIMIT).until(() -> {
            String health = health();
            return health.contains("\"route\": \"direct\"") && !health.contains("\"DOWN\"");
        });
    }

    private String health() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notUp) {
            return "";
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }
}
