package io.ripen.testkit;

import io.ripen.local.process.Installation;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Broker;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real Kafka broker in a process of its own that tests may kill, stop and start again on the same port and data.
 *
 * <p>Always a local process, never a container: signals reach it the same way on every machine.
 */
public final class KafkaBroker implements AutoCloseable {
    private final Broker broker;
    private final BrokerPorts ports;

    KafkaBroker(Path home, BrokerPorts ports) {
        this.broker = new Broker(Installation.locate(), ServerFiles.of(home, "kafka"), ports, Purpose.TEST);
        this.ports = ports;
    }

    /** Starts a broker with no data on random ports; it ends with this JVM at the latest. */
    public static KafkaBroker start() {
        KafkaBroker broker = new KafkaBroker(TestServers.newHome("kafka"), freePorts());
        broker.restart();
        return broker;
    }

    static BrokerPorts freePorts() {
        return new BrokerPorts(Loopback.freePort(), Loopback.freePort(), Loopback.freePort(), Loopback.freePort());
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Creates topics and waits until they are there; fails if one exists. */
    public void createTopics(int partitions, String... names) {
        try (Admin admin = admin()) {
            admin.createTopics(Arrays.stream(names)
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Starts it (again) with the data it has and waits until it answers. Harmless if it runs. */
    public void restart() {
        if (broker.process().isEmpty()) {
            TestServers.startAndAwait(broker);
        }
    }

    /** Stops it cleanly. */
    public void stop() {
        broker.stop();
    }

    /** {@code kill -9}. */
    public void kill() {
        broker.kill();
    }

    /** {@code SIGSTOP}: it holds its connections but does nothing. */
    public void suspend() {
        process().signalTree("STOP");
    }

    /** {@code SIGCONT} after {@link #suspend}. */
    public void resume() {
        process().signalTree("CONT");
    }

    /**
     * Opens a proxy in front of the broker's second listener. Clients that bootstrap with {@link
     * FaultProxy#address()} stay on the proxy, because the broker tells them that address.
     */
    public FaultProxy openProxy() {
        return FaultProxy.open(ports.detourAdvertised(), ports.detourListen());
    }

    /** The broker's process, to be read or signalled. */
    public RunningProcess process() {
        return broker.process().orElseThrow(() -> new IllegalStateException("Kafka does not run"));
    }

    @Override
    public void close() {
        kill();
    }
}
