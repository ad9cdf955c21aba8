package io.ripen.bench.scoring;

import io.ripen.bench.load.CpuClock;
import io.ripen.bench.server.ServiceEnvironment;
import io.ripen.bench.streams.StreamsContender;
import io.ripen.local.access.SigningKey;
import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Loopback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contender at work. */
final class ContenderProcess implements AutoCloseable {
    /** The same for both; RocksDB takes memory beside its heap, PostgreSQL is a process of its own. */
    static final List<String> JVM_FLAGS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final int STOP_SECONDS = 30;

    private final Contender contender;
    private final Process process;

    private ContenderProcess(Contender contender, Process process) {
        this.contender = contender;
        this.process = process;
    }

    /**
     * Starts a contender.
     *
     * @param model name of a shipped scoring model, or path of a file
     * @param recording JVM flags that record a profile; none if it is not recorded
     */
    static ContenderProcess start(
            Contender contender, Installation installation, Workplace workplace, String model, List<String> recording) {
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(JVM_FLAGS);
        command.addAll(recording);
        Map<String, String> environment = new HashMap<>();
        switch (contender) {
            case SCORING -> {
                environment.putAll(environment(workplace, model));
                command.addAll(List.of(
                        "-Dquarkus.http.port=" + Loopback.freePort(),
                        "-Dquarkus.shutdown.timeout=1s",
                        "-jar",
                        jar(installation).toString()));
            }
            case STREAMS ->
                command.addAll(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamsContender.class.getName(),
                        workplace.bootstrapServers(),
                        workplace.folder().resolve("data/streams").toString(),
                        model));
        }
        Path log = workplace.folder().resolve("logs").resolve(contender.title() + ".log");
        return new ContenderProcess(contender, new Launch(command, environment, log).start());
    }

    private static Path jar(Installation installation) {
        Path jar = installation.root().resolve("scoring-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new LocalFailure("scoring-service is not built: " + jar + " is missing; ./ripen bench builds it.");
        }
        return jar;
    }

    private static Map<String, String> environment(Workplace workplace, String model) {
        Map<String, String> environment = ServiceEnvironment.servers(
                workplace.bootstrapServers(),
                workplace.databasePort(),
                SigningKey.generate().publicText());
        environment.put("RIPEN_SCORING_MODEL", model);
        return environment;
    }

    /** CPU seconds that it has used. */
    double seconds() {
        return CpuClock.seconds(process.pid());
    }

    /** Stands still until {@link #resume}, so that a backlog can be written that it does not read meanwhile. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        new RunningProcess(process.pid(), 0).signal(name);
    }

    /** Fails if it has ended. */
    void check() {
        if (!process.isAlive()) {
            throw new LocalFailure(contender.title() + " has ended; see its log.");
        }
    }

    @Override
    public void close() {
        resume();
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
