package io.ripen.bench.server;

import io.ripen.bench.load.CpuClock;
import io.ripen.bench.load.SitesFile;
import io.ripen.local.access.SigningKey;
import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Broker;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Database;
import io.ripen.local.server.Folders;
import io.ripen.local.server.Inbox;
import io.ripen.local.server.LocalServer;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import io.ripen.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A broker, a database, an SMTP server and the services as they are packaged, one process each, all new. */
public final class Plant implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final Installation installation;
    private final Broker broker;
    private final Database database;
    private final Inbox inbox;
    private final Map<Service, Process> services = new EnumMap<>(Service.class);
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, List<Process>> more = new EnumMap<>(Service.class);
    private final String publicKey = SigningKey.generate().publicText();
    private final HttpClient http = HttpClient.newHttpClient();

    /** PostgreSQL is no child of this process, so that it would outlive Ctrl-C. */
    private final Thread endOfDatabase;

    private Plant(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
        this.broker = new Broker(
                installation,
                ServerFiles.of(folder, "kafka"),
                BrokerPorts.of(Loopback.freePort(), Loopback.freePort()),
                Purpose.BENCHMARK);
        this.database =
                new Database(installation, ServerFiles.of(folder, "postgres"), Loopback.freePort(), Purpose.BENCHMARK);
        this.inbox = new Inbox(
                installation,
                ServerFiles.of(folder, "inbox"),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Purpose.BENCHMARK);
        this.endOfDatabase = new Thread(database::kill);
        Runtime.getRuntime().addShutdownHook(endOfDatabase);
    }

    /**
     * Starts all in an empty folder and returns when all are ready.
     *
     * @param jvmFlags of each service
     * @throws LocalFailure if something does not start
     */
    public static Plant open(Installation installation, Path folder, List<String> jvmFlags) {
        Plant plant = withoutServices(installation, folder);
        try {
            for (Service service : Service.values()) {
                plant.launch(service, jvmFlags);
            }
            for (Service service : Service.values()) {
                plant.awaitReady(service);
            }
            return plant;
        } catch (LocalFailure failure) {
            plant.close();
            throw failure;
        }
    }

    /**
     * Starts what the services need in an empty folder and returns when it is ready.
     *
     * @throws LocalFailure if something does not start
     */
    public static Plant withoutServices(Installation installation, Path folder) {
        Folders.delete(folder);
        Plant plant = new Plant(installation, folder);
        try {
            List.of(plant.broker, plant.database, plant.inbox).forEach(Servers::start);
            return plant;
        } catch (LocalFailure failure) {
            plant.close();
            throw failure;
        }
    }

    /**
     * Starts one more instance of each of these services, and returns when all are ready.
     *
     * @throws LocalFailure if one of them is not
     */
    public void startMore(List<Service> some, List<String> jvmFlags) {
        Map<Process, Integer> added = new LinkedHashMap<>();
        for (Service service : some) {
            int port = Loopback.freePort();
            List<Process> own = more.computeIfAbsent(service, each -> new ArrayList<>());
            Process process = process(service, jvmFlags, port, service.folder() + "-" + (own.size() + 2));
            own.add(process);
            added.put(process, port);
        }
        added.forEach(this::awaitReady);
    }

    /** Starts a service, which is not ready when this returns. */
    public Process launch(Service service, List<String> jvmFlags) {
        int port = Loopback.freePort();
        Process process = process(service, jvmFlags, port, service.folder());
        services.put(service, process);
        ports.put(service, port);
        return process;
    }

    private Process process(Service service, List<String> jvmFlags, int port, String name) {
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(jvmFlags);
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.shutdown.timeout=1s",
                "-jar",
                installation
                        .root()
                        .resolve(service.folder())
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString()));
        return new Launch(command, environment(), folder.resolve("logs").resolve(name + ".log")).start();
    }

    private Map<String, String> environment() {
        Map<String, String> environment =
                ServiceEnvironment.servers(broker.bootstrapServers(), database.port(), publicKey);
        environment.putAll(ServiceEnvironment.mailing(inbox.port()));
        environment.put("RIPEN_INGEST_SITES_FILE", SitesFile.write(folder).toString());
        environment.put(
                "RIPEN_INGEST_SPOOL_DIRECTORY", folder.resolve("data/spool").toString());
        environment.put("RIPEN_NURTURE_RULES_CONSENT", "granted");
        environment.put("RIPEN_NURTURE_RULES_CAPS", "none");
        return environment;
    }

    /**
     * Waits until a service that was launched is ready.
     *
     * @throws LocalFailure if it does not become so
     */
    public void awaitReady(Service service) {
        awaitReady(
                Objects.requireNonNull(services.get(service), "the service was not launched"),
                ports.getOrDefault(service, 0));
    }

    private void awaitReady(Process process, int port) {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        boolean settled = Polling.until(START_LIMIT, () -> answersOk(ready) || !process.isAlive());
        if (!settled || !answersOk(ready)) {
            throw new LocalFailure("A service is not ready; see the logs in " + folder.resolve("logs"));
        }
    }

    /** Asks a service to end, and waits until it has. */
    public void end(Service service) {
        Process process = services.remove(service);
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    private boolean answersOk(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while the services started.", interrupted);
        }
    }

    /** Where ingest listens. */
    public int ingestPort() {
        return ports.getOrDefault(Service.INGEST, 0);
    }

    /** Where Kafka listens. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The database of all services. */
    public Database database() {
        return database;
    }

    /** CPU seconds that each part has used so far, in the order in which touchpoints pass. */
    public Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        services.forEach((service, process) -> seconds.put(
                service.folder(),
                CpuClock.seconds(process.pid())
                        + more.getOrDefault(service, List.of()).stream()
                                .mapToDouble(another -> CpuClock.seconds(another.pid()))
                                .sum()));
        for (LocalServer server : List.of(broker, database, inbox)) {
            seconds.put(
                    server.name(),
                    server.process()
                            .map(RunningProcess::pid)
                            .map(CpuClock::seconds)
                            .orElse(Double.NaN));
        }
        return seconds;
    }

    /** Stops everything and deletes what was kept; logs stay. */
    @Override
    public void close() {
        services.values().forEach(Process::destroyForcibly);
        more.values().forEach(some -> some.forEach(Process::destroyForcibly));
        http.close();
        inbox.stop();
        broker.stop();
        database.stop();
        Runtime.getRuntime().removeShutdownHook(endOfDatabase);
        Folders.delete(folder.resolve("data"));
    }
}
