package io.ripen.ingest.publishing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ripen.contracts.Topic;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.spool.SpoolInTests;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A publisher with a spool in a folder, small limits, and producers that the test makes. */
final class PublisherInTests implements AutoCloseable {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BrokerState broker = new BrokerState();
    private final EventPublisher publisher;

    PublisherInTests(Path folder, Supplier<Producer<String, byte[]>> producers, String... spoolSettings) {
        this.publisher = new EventPublisher(
                () -> new ProducerLife(producers.get()),
                settings(),
                SpoolInTests.settings(folder, spoolSettings),
                broker,
                Clock.systemUTC(),
                metrics);
        publisher.start(new StartupEvent());
    }

    static IngestSettings settings() {
        Map<String, String> small =
                Map.of("ripen.ingest.max-in-flight-bytes", "1048576", "ripen.ingest.ack-timeout", "2s");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestSettings.class)
                .withSources(new PropertiesConfigSource(small, "test", 100))
                .build()
                .getConfigMapping(IngestSettings.class);
    }

    CompletableFuture<Void> publish(String... values) {
        List<ProducerRecord<String, byte[]>> records = Arrays.stream(values)
                .map(value -> SpoolInTests.event(Topic.TOUCHPOINTS.topicName(), value.substring(0, 1), value))
                .toList();
        return publish(records);
    }

    CompletableFuture<Void> publish(List<ProducerRecord<String, byte[]>> records) {
        return publisher.publish(records).toCompletableFuture();
    }

    /** Why a publication failed; fails itself if it did not. */
    static NotPublished.Reason reason(CompletableFuture<Void> published) {
        try {
            published.get(10, TimeUnit.SECONDS);
            throw new AssertionError("it was published");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof NotPublished known) {
                return known.reason();
            }
            throw new AssertionError(failure);
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
    }

    BrokerState broker() {
        return broker;
    }

    EventPublisher.StorageState state() {
        return publisher.state();
    }

    double inFlight() {
        return metrics.get("ripen.ingest.in.flight.bytes").gauge().value();
    }

    /** Records that lie beside the spool. */
    double setAside() {
        return metrics.get("ripen.ingest.spool.aside.events").gauge().value();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
