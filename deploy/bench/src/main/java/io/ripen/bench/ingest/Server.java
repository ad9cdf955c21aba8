package io.ripen.bench.ingest;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One contender's process. */
final class Server implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int STOP_SECONDS = 20;
    private static final int ACCEPTED = 202;

    private final Contender contender;
    private final Process process;
    private final int port;

    private Server(Contender contender, Process process, int port) {
        this.contender = contender;
        this.process = process;
        this.port = port;
    }

    /** Starts the contender; it may not be ready yet. */
    static Server start(Contender contender, Installation installation, ServerSetup setup) {
        Path jar = installation
                .root()
                .resolve(contender == Contender.INGEST ? "ingest-service" : "deploy/bench/bare-endpoint")
                .resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new LocalFailure(
                    contender.title() + " is not built: " + jar + " is missing; ./ripen bench builds it.");
        }
        int port = Loopback.freePort();
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(IngestSettings.JVM_FLAGS);
        command.addAll(setup.recording());
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + setup.bootstrapServers(),
                "-Dripen.ingest.sites.file=" + setup.sites(),
                "-Dripen.ingest.spool.directory=" + setup.spool(),
                "-Dquarkus.shutdown.timeout=1s",
                "-jar",
                jar.toString()));
        return new Server(contender, new Launch(command, Map.of(), setup.log()).start(), port);
    }

    /**
     * What a contender's process is given.
     *
     * @param bootstrapServers the broker
     * @param sites ingest's sites file
     * @param spool where ingest keeps what Kafka is slow to take
     * @param log where its output goes
     * @param recording JVM flags that record a profile; none if it is not recorded
     */
    record ServerSetup(String bootstrapServers, Path sites, Path spool, Path log, List<String> recording) {
        ServerSetup {
            recording = List.copyOf(recording);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it acknowledges this event. */
    void awaitReady(byte[] event, String writeKey) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + contender.path()))
                .header("X-Write-Key", writeKey)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            if (!Polling.until(START_LIMIT, () -> isAccepted(http, request))) {
                throw new LocalFailure(contender.title() + " does not acknowledge events; see its log.");
            }
        }
    }

    private boolean isAccepted(HttpClient http, HttpRequest request) {
        if (!process.isAlive()) {
            throw new LocalFailure(contender.title() + " ended at its start; see its log.");
        }
        try {
            return Loopback.accepts(port)
                    && http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == ACCEPTED;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while a contender started.", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
