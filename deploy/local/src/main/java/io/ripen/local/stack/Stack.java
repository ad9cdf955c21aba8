package io.ripen.local.stack;

import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Broker;
import io.ripen.local.server.Database;
import io.ripen.local.server.Inbox;
import io.ripen.local.server.LocalServer;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All parts on this machine. The servers start side by side, then the services side by side; they stop the other way
 * round. A part that ends by itself is started again.
 */
public final class Stack {
    private static final Duration SUPERVISION_PAUSE = Duration.ofMillis(500);
    private static final int MOST_RESTARTS = 20;
    private static final int LOG_LINES_SHOWN = 15;

    /**
     * So that whoever tries Ripen sees mails at any hour, without answering one first, and although the demo replays
     * months in seconds.
     */
    private static final Map<String, String> DEMO_RULES = Map.of(
            "RIPEN_NURTURE_RULES_CONSENT", "granted",
            "RIPEN_NURTURE_RULES_CAPS", "none",
            "RIPEN_NURTURE_RULES_DAYS", "monday,tuesday,wednesday,thursday,friday,saturday,sunday",
            "RIPEN_NURTURE_RULES_FROM", "00:00",
            "RIPEN_NURTURE_RULES_TO", "00:00");

    private final DataFolder folder;
    private final Console console;
    private final List<LocalServer> servers;
    private final List<LocalServer> services;
    private final ReadWriteLock startOrStop = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /**
     * The stack of a folder; nothing is started yet.
     *
     * @param access {@link Access#NONE} if it will only be looked at or stopped
     */
    public Stack(Installation installation, DataFolder folder, PortPlan ports, Access access, Console console) {
        this.folder = folder;
        this.console = console;
        Path home = folder.home();
        this.servers = List.of(
                new Database(
                        installation, ServerFiles.of(home, "postgres"), ports.port(PortUse.POSTGRES), Purpose.LOCAL),
                new Broker(installation, ServerFiles.of(home, "kafka"), ports.brokerPorts(), Purpose.LOCAL),
                new Inbox(
                        installation,
                        ServerFiles.of(home, "inbox"),
                        ports.port(PortUse.SMTP),
                        ports.port(PortUse.IMAP),
                        ports.port(PortUse.INBOX),
                        Purpose.LOCAL));
        Map<String, String> environment = environment(folder, ports, access);
        this.services = Arrays.stream(Service.values())
                .<LocalServer>map(service -> new ServiceProcess(
                        installation,
                        service,
                        ServerFiles.of(home, service.folder()),
                        ports.port(service.portUse()),
                        environment))
                .toList();
    }

    /** All parts in the order of their start. */
    public List<LocalServer> parts() {
        return Stream.concat(servers.stream(), services.stream()).toList();
    }

    /** Names of the parts that run. */
    public List<LocalServer> running() {
        return parts().stream().filter(part -> part.process().isPresent()).toList();
    }

    /**
     * Starts everything and returns when all parts are ready.
     *
     * @throws LocalFailure if one is not ready in time
     */
    public void start() {
        startSideBySide(servers);
        startSideBySide(services);
    }

    /**
     * Watches until the stack is stopped, and starts parts again that ended by themselves, however often they end while
     * the parts that they need are away too.
     *
     * @throws LocalFailure if a part ends again and again
     */
    public void supervise() {
        Map<LocalServer, Integer> restarts = new HashMap<>();
        Map<LocalServer, Long> unready = new HashMap<>();
        while (!stopping) {
            for (LocalServer part : parts()) {
                if (part.process().isEmpty() && !stopping) {
                    if (restarts.merge(part, 1, Integer::sum) > MOST_RESTARTS) {
                        throw new LocalFailure(part.name() + " ended " + MOST_RESTARTS + " times. The end of "
                                + folder.log(part.name()) + " says:\n" + endOfLog(part, LOG_LINES_SHOWN));
                    }
                    console.line(part.name() + " ended by itself and is started again; its log ends with: "
                            + endOfLog(part, 1));
                    unready.put(part, System.nanoTime());
                    restart(part);
                }
            }
            unready.entrySet().removeIf(entry -> reportIfReady(entry.getKey(), entry.getValue()));
            Polling.until(SUPERVISION_PAUSE, () -> stopping);
        }
    }

    private void restart(LocalServer part) {
        try {
            launch(part);
        } catch (LocalFailure failure) {
            console.line(failure.getMessage());
        }
    }

    private boolean reportIfReady(LocalServer part, long begin) {
        boolean ready = part.process().isPresent() && part.isReady();
        if (ready) {
            reportReady(part, begin);
        }
        return ready;
    }

    private void reportReady(LocalServer part, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        console.line("  %-18s ready   127.0.0.1:%-6d %5.1f s".formatted(part.name(), part.port(), seconds));
    }

    /** Stops everything: the services first, then the servers. */
    public void stop() {
        stopping = true;
        startOrStop.writeLock().lock();
        try {
            inParallel(services, LocalServer::stop);
            inParallel(servers.reversed(), LocalServer::stop);
        } finally {
            startOrStop.writeLock().unlock();
        }
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopping() {
        return stopping;
    }

    private void startSideBySide(List<LocalServer> parts) {
        inParallel(parts, this::startAndReport);
    }

    private void startAndReport(LocalServer part) {
        long begin = System.nanoTime();
        launch(part);
        boolean ready = Polling.until(
                part.startLimit(), () -> stopping || part.process().isEmpty() || part.isReady());
        if (stopping) {
            return;
        }
        if (!ready || part.process().isEmpty()) {
            throw new LocalFailure(part.name()
                    + (ready
                            ? " ended while it started"
                            : " is not ready after " + part.startLimit().toSeconds() + " s")
                    + ". The end of " + folder.log(part.name()) + " says:\n" + endOfLog(part, LOG_LINES_SHOWN));
        }
        reportReady(part, begin);
    }

    private void launch(LocalServer part) {
        startOrStop.readLock().lock();
        try {
            if (!stopping) {
                part.start();
            }
        } finally {
            startOrStop.readLock().unlock();
        }
    }

    private String endOfLog(LocalServer part, int most) {
        return LogTail.of(folder.log(part.name()), most);
    }

    private static void inParallel(List<LocalServer> parts, Consumer<LocalServer> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = parts.stream()
                    .map(part -> CompletableFuture.runAsync(() -> action.accept(part), threads))
                    .toList();
            try {
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof LocalFailure failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }

    private static Map<String, String> environment(DataFolder folder, PortPlan ports, Access access) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RIPEN_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.port(PortUse.KAFKA));
        environment.put("RIPEN_INGEST_SITES_FILE", WriteKeys.sites(folder).toString());
        environment.put(
                "RIPEN_INGEST_SPOOL_DIRECTORY", folder.home().resolve("spool").toString());
        environment.put("RIPEN_POSTGRES_HOST", "127.0.0.1");
        environment.put("RIPEN_POSTGRES_PORT", Integer.toString(ports.port(PortUse.POSTGRES)));
        environment.put("RIPEN_POSTGRES_DATABASE", Database.NAME);
        environment.put("RIPEN_POSTGRES_USER", Database.NAME);
        environment.put("RIPEN_POSTGRES_PASSWORD", Database.NAME);
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", access.publicKey());
        environment.put("RIPEN_NURTURE_LINKS_KEYS", access.linkKey());
        environment.put("RIPEN_NURTURE_LINKS_BASE_URL", "http://127.0.0.1:" + ports.port(PortUse.NURTURE));
        Map<String, String> unlessSet = new HashMap<>(DEMO_RULES);
        unlessSet.put("RIPEN_NURTURE_SMTP_HOST", "127.0.0.1");
        unlessSet.put("RIPEN_NURTURE_SMTP_PORT", Integer.toString(ports.port(PortUse.SMTP)));
        unlessSet.keySet().removeAll(System.getenv().keySet());
        environment.putAll(unlessSet);
        return environment;
    }
}
