package io.ripen.systemtests.clients;

import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.local.process.Launch;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Loopback;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The packaged ingest-service as a process of its own, with a real broker and nothing else. Both may be stopped, killed
 * and started again on the same ports and data; both end with the test JVM at the latest. It has as little memory as in
 * the stack on one machine, and ends when that is not enough.
 */
public final class IngestAlone implements AutoCloseable {
    /** The site that both keys belong to. */
    public static final String SITE = "www";

    /** The key that pages show to everybody; pages of any port of {@code localhost} may use it. */
    public static final String BROWSER_KEY = "browser-key-of-client-tests";

    /** The key of servers. */
    public static final String SERVER_KEY = "server-key-of-client-tests";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    /** Kills the second process when the first is gone; a shell, because a killed JVM cleans nothing up. */
    private static final String WATCHDOG = """
            while kill -0 "$1" && kill -0 "$2"; do sleep 1; done 2>/dev/null
            kill -KILL "$2" 2>/dev/null
            """;

    private final KafkaBroker kafka = KafkaBroker.start();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final int port = Loopback.freePort();
    private final Path folder;
    private final Map<String, String> settings;
    private RunningProcess process;

    private IngestAlone(Map<String, String> settings) {
        try {
            Path all = Path.of("target", "ingest-alone").toAbsolutePath();
            this.folder = Files.createTempDirectory(Files.createDirectories(all), "run-");
            Files.writeString(sitesFile(), sites());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings = Map.copyOf(settings);
        this.process = launch();
    }

    /** Starts a broker without data and the service, and waits until it is ready. */
    public static IngestAlone start() {
        return start(Map.of());
    }

    /**
     * Starts a broker without data and the service, and waits until it is ready.
     *
     * @param settings settings of the service beside those that the tests need, for example {@code
     *     ripen.ingest.max-events}
     */
    public static IngestAlone start(Map<String, String> settings) {
        IngestAlone ingest = new IngestAlone(settings);
        try {
            ingest.awaitReady();
            return ingest;
        } catch (RuntimeException | Error notReady) {
            ingest.close();
            throw notReady;
        }
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The address of a path that begins with a slash. */
    public URI uri(String path) {
        return URI.create(url() + path);
    }

    /** The broker, to be read, stopped or killed. */
    public KafkaBroker kafka() {
        return kafka;
    }

    /** Reads its topics. */
    public TopicReader topics() {
        return new TopicReader(kafka.bootstrapServers());
    }

    /** Every touchpoint that was published, ordered by partition and offset, repeated ones included. */
    public List<TouchpointCaptured> touchpoints() {
        return topics().readAll(Topic.TOUCHPOINTS.topicName()).stream()
                .map(record -> record.data(TouchpointCaptured.class))
                .toList();
    }

    /** Its working folder, which holds its log. */
    public Path folder() {
        return folder;
    }

    /** Its sites file, which it reads again when it changes. */
    public Path sitesFile() {
        return folder.resolve("sites.yaml");
    }

    /** {@code kill -9}. */
    public void kill() {
        process.signal("KILL");
        awaitEnd();
    }

    /** Stops it as an operator does. */
    public void stop() {
        process.terminate();
        awaitEnd();
    }

    /** {@code SIGSTOP}: it holds its connections but does nothing. */
    public void suspend() {
        process.signal("STOP");
    }

    /** {@code SIGCONT} after {@link #suspend}. */
    public void resume() {
        process.signal("CONT");
    }

    /** Starts it again after {@link #stop} or {@link #kill}, without waiting until it is ready. */
    public void restart() {
        process = launch();
    }

    /** Waits until it takes touchpoints. */
    public void awaitReady() {
        if (!Polling.until(START_LIMIT, () -> isReady() || !process.isRunning()) || !process.isRunning()) {
            throw new AssertionError("ingest-service did not become ready:\n" + log());
        }
    }

    /** What it has written to its log. */
    public String log() {
        try {
            return Files.readString(logFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        kafka.close();
    }

    private RunningProcess launch() {
        Path jar = Path.of(System.getProperty("ripen.root"), "ingest-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("ingest-service is not packaged: ./mvnw -pl ingest-service -am package");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dripen.http.port=" + port,
                "-Dripen.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "-Dripen.ingest.sites.file=" + sitesFile(),
                "-Dripen.ingest.spool.directory=" + folder.resolve("spool"),
                "-Dquarkus.shutdown.timeout=1s"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        Process started = new Launch(command, Map.of(), logFile()).start();
        List<String> watch = List.of(
                "sh",
                "-c",
                WATCHDOG,
                "sh",
                Long.toString(ProcessHandle.current().pid()),
                Long.toString(started.pid()));
        new Launch(watch, Map.of(), folder.resolve("watchdog.log")).start();
        return new RunningProcess(started.pid(), port);
    }

    private static String sites() {
        return """
                sites:
                  - id: %s
                    keys:
                      - {id: pages, kind: browser, key: %s}
                      - {id: servers, kind: server, sha256: %s}
                    origins: ["http://localhost:*"]
                    limits: {eventsPerSecondPerKey: 100000, eventsPerSecondPerIp: 100000}
                    consentCategories: {Analytics: web-tracking}
                """.formatted(SITE, BROWSER_KEY, sha256(SERVER_KEY));
    }

    private static String sha256(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Path logFile() {
        return folder.resolve("ingest-service.log");
    }

    private void awaitEnd() {
        if (!process.awaitEnd(STOP_LIMIT)) {
            throw new AssertionError("ingest-service did not end within " + STOP_LIMIT);
        }
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
