package io.ripen.local.stack;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.LocalServer;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.ServerFiles;
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
import java.util.Optional;

/** One instance of one of the four services, run from its packaged jar. */
public final class ServiceProcess implements LocalServer {
    /** Small heaps, one collector thread and the quick compiler: four services share one machine with the rest. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx192m",
            // Room for what a start leaves to die young; else it is kept until the heap is as large as it may be.
            "-Xmn24m",
            "-XX:SurvivorRatio=4",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            // Which classes an archive cannot hold, or that it cannot be used, is nothing that anyone must repair.
            "-Xlog:cds*=off",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * How long requests in flight may take to end. Quarkus 3.30 always waits this long, because a listener of its
     * Jackson extension never reports that it is done.
     */
    private static final String SHUTDOWN_TIMEOUT = "-Dquarkus.shutdown.timeout=1s";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    private final Installation installation;
    private final Service service;
    private final ServerFiles files;
    private final int port;
    private final Map<String, String> environment;

    /** An instance that is not started yet, or was started by another process with the same files. */
    public ServiceProcess(
            Installation installation, Service service, ServerFiles files, int port, Map<String, String> environment) {
        this.installation = installation;
        this.service = service;
        this.files = files;
        this.port = port;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return service.folder();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void check() {
        if (!Files.isRegularFile(jar())) {
            throw new LocalFailure(
                    name() + " is not built: " + jar() + " is missing; ./ripen up builds it before it starts.");
        }
    }

    @Override
    public void start() {
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(JVM_OPTIONS);
        command.addAll(classData().options());
        command.addAll(List.of("-Dquarkus.http.port=" + port, SHUTDOWN_TIMEOUT, "-jar", jar().toString()));
        Process process = new Launch(command, environment, files.log()).start();
        files.pid().write(process.pid(), port);
    }

    @Override
    public boolean isReady() {
        if (!Loopback.accepts(port)) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Optional<RunningProcess> process() {
        return files.pid().read();
    }

    @Override
    public void stop() {
        boolean wasReady = isReady();
        files.stop(STOP_LIMIT);
        if (wasReady) {
            classData().adopt();
        } else {
            classData().discard();
        }
    }

    @Override
    public void kill() {
        files.kill();
    }

    private ClassDataArchive classData() {
        return ClassDataArchive.of(
                application(), JVM_OPTIONS, files.log().toAbsolutePath().toString());
    }

    private Path jar() {
        return application().resolve("quarkus-run.jar");
    }

    private Path application() {
        return installation.root().resolve(service.folder()).resolve("target/quarkus-app");
    }
}
