package io.ripen.testkit;

import io.ripen.local.process.Installation;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.ServerFiles;
import io.ripen.local.stack.Service;
import io.ripen.local.stack.ServiceProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One instance of a packaged service in a process of its own that tests may kill, stop and start again on the same port
 * and folder. It accepts the tokens of {@link Tokens} and ends with this JVM at the latest.
 */
public final class ServiceInstance implements AutoCloseable {
    private final Path home;
    private final ServiceProcess process;

    private ServiceInstance(Path home, ServiceProcess process) {
        this.home = home;
        this.process = process;
    }

    /**
     * An instance that is not started yet, on a free port.
     *
     * @param environment its settings
     */
    public static ServiceInstance of(Service service, Map<String, String> environment) {
        Path home = TestServers.newHome(service.folder());
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey());
        settings.putIfAbsent(
                "RIPEN_INGEST_SPOOL_DIRECTORY", home.resolve("spool").toString());
        return new ServiceInstance(
                home,
                new ServiceProcess(
                        Installation.locate(),
                        service,
                        ServerFiles.of(home, service.folder()),
                        Loopback.freePort(),
                        settings));
    }

    /** Where it keeps its log. */
    public Path home() {
        return home;
    }

    /** Its HTTP port on the loopback address. */
    public int port() {
        return process.port();
    }

    /** Starts it and returns at once. Harmless if it runs. */
    public void start() {
        if (process.process().isEmpty()) {
            process.start();
        }
    }

    /** Whether it says that it is ready. */
    public boolean isReady() {
        return process.isReady();
    }

    /** Asks it to end, as an upgrade or a smaller installation does, and returns when it has. */
    public void stop() {
        process.stop();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** {@code SIGSTOP}: it holds its connections and lanes but does nothing. */
    public void suspend() {
        process().ifPresent(running -> running.signalTree("STOP"));
    }

    /** {@code SIGCONT} after {@link #suspend}. */
    public void resume() {
        process().ifPresent(running -> running.signalTree("CONT"));
    }

    /** The process, while it runs. */
    public Optional<RunningProcess> process() {
        return process.process();
    }

    @Override
    public void close() {
        kill();
    }
}
