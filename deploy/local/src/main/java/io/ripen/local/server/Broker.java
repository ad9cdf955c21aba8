package io.ripen.local.server;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.RunningProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** One Kafka broker that is its own controller (KRaft), on the loopback address. */
public final class Broker implements LocalServer {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int ANSWER_LIMIT_MS = 2000;
    private static final int HEAP_MEBIBYTES = 224;

    private final Installation installation;
    private final ServerFiles files;
    private final BrokerPorts ports;
    private final Purpose purpose;

    /** A broker that is not started yet, or was started by another process with the same files. */
    public Broker(Installation installation, ServerFiles files, BrokerPorts ports, Purpose purpose) {
        this.installation = installation;
        this.files = files;
        this.ports = ports;
        this.purpose = purpose;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public int port() {
        return ports.client();
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.client();
    }

    @Override
    public void check() {
        Path data = files.data();
        if (data.toString().contains(",")) {
            throw new LocalFailure("Kafka cannot keep its data in " + data
                    + ": it takes the comma for the end of a folder's name. RIPEN_HOME=FOLDER chooses another one.");
        }
        if (!Files.isDirectory(data) || Files.isRegularFile(data.resolve("meta.properties"))) {
            return;
        }
        try (Stream<Path> content = Files.list(data)) {
            if (content.findAny().isPresent()) {
                throw new LocalFailure("Kafka's data folder " + data
                        + " has no meta.properties and cannot be used: delete the folder " + data.getParent()
                        + " to start afresh.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        Path settings = writeSettings();
        List<String> jvmOptions = new ArrayList<>(purpose.jvmOptions(HEAP_MEBIBYTES));
        jvmOptions.addAll(List.of(
                "-Xms64m",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=128m",
                "-Djava.util.logging.config.file=" + loggingSettings(),
                "--enable-native-access=ALL-UNNAMED"));
        List<String> command =
                installation.javaCommand(jvmOptions, "io.ripen.local.node.BrokerNode", List.of(settings.toString()));
        Process process = new Launch(command, Map.of(), files.log()).start();
        files.pid().write(process.pid(), ports.client());
    }

    @Override
    public boolean isReady() {
        if (!Loopback.accepts(ports.client())) {
            return false; // asking Kafka's client first would fill the log with refused connections
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_LIMIT_MS);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Optional<RunningProcess> process() {
        return files.process();
    }

    @Override
    public void stop() {
        files.end("TERM", STOP_LIMIT);
    }

    @Override
    public void kill() {
        files.kill();
    }

    private Path writeSettings() {
        Path settings = files.pid().path().resolveSibling("kafka.properties");
        try {
            Files.createDirectories(files.data());
            Files.createDirectories(settings.toAbsolutePath().getParent());
            Files.writeString(settings, ports.listenerSettings() + SETTINGS + folderSetting(files.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.toAbsolutePath();
    }

    /** Kafka reads the file as Latin-1. */
    static String folderSetting(Path data) throws IOException {
        Properties setting = new Properties();
        setting.setProperty("log.dirs", data.toString());
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        setting.store(escaped, null);
        return escaped.toString(StandardCharsets.ISO_8859_1);
    }

    private Path loggingSettings() {
        return installation.root().resolve("deploy/local/target/classes/server-logging.properties");
    }

    /**
     * One node, so nothing is replicated. Topics are created by the services with the right partition count, never by
     * accident. Buffers and threads are sized for a small heap.
     */
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=500
            num.network.threads=2
            num.io.threads=4
            num.replica.fetchers=1
            background.threads=2
            log.cleaner.dedupe.buffer.size=4194304
            log.cleaner.io.buffer.size=131072
            log.segment.bytes=67108864
            log.index.size.max.bytes=1048576
            """;
}
