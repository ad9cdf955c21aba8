package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripen.ingest.config.IngestSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** With Kafka's own fake producer, so that acknowledgements come when the test says so. */
class EventPublisherTest {
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BrokerState broker = new BrokerState();
    private final EventPublisher publisher = new EventPublisher(producer, settings(), broker, metrics);

    @Test
    void completesOnceEveryRecordIsAcknowledged() {
        CompletableFuture<Void> published = publish(3, 10);

        producer.completeNext();
        producer.completeNext();
        assertThat(published).isNotDone();
        assertThat(inFlight()).isPositive();
        producer.completeNext();

        assertThat(published).isCompleted();
        assertThat(inFlight()).isZero();
    }

    @Test
    void hasNothingToDoForNoRecords() {
        assertThat(publish(0, 0)).isCompleted();
    }

    @Test
    void refusesAtOnceWhatItCannotHoldAndTakesItLater() {
        CompletableFuture<Void> first = publish(1, 900_000);

        assertThat(reason(publish(1, 900_000))).isEqualTo(NotPublished.Reason.OVERLOADED);
        producer.completeNext();

        assertThat(first).isCompleted();
        assertThat(publish(1, 900_000)).isNotDone();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void failsIfOneRecordFails() {
        broker.reachable();
        CompletableFuture<Void> published = publish(2, 10);

        producer.completeNext();
        producer.errorNext(new org.apache.kafka.common.errors.TimeoutException("late"));

        assertThat(reason(published)).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
        assertThat(inFlight()).isZero();
        assertThat(broker.trouble()).isEqualTo("TimeoutException");
    }

    @Test
    void sendsNoLaterRecordOnceOneIsRefused() {
        producer.sendException = new BufferExhaustedException("full");

        assertThat(reason(publish(3, 10))).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);

        assertThat(producer.history()).isEmpty();
        assertThat(inFlight()).isZero();
    }

    @Test
    void failsInTimeIfNoAcknowledgementComesAndFreesTheBytesWhenOneDoes() {
        CompletableFuture<Void> published = publish(1, 10);

        assertThat(reason(published)).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
        assertThat(inFlight()).isPositive();
        producer.completeNext();

        assertThat(inFlight()).isZero();
    }

    private CompletableFuture<Void> publish(int records, int bytes) {
        List<ProducerRecord<String, byte[]>> all = IntStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<>("topic", "key", new byte[bytes]))
                .toList();
        return publisher.publish(all).toCompletableFuture();
    }

    private double inFlight() {
        return metrics.get("ripen.ingest.in.flight.bytes").gauge().value();
    }

    private static NotPublished.Reason reason(CompletableFuture<Void> published) {
        try {
            published.get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
            throw new AssertionError("it was published");
        } catch (ExecutionException failure) {
            assertThat(failure).hasCauseInstanceOf(NotPublished.class);
            return ((NotPublished) failure.getCause()).reason();
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
    }

    private static IngestSettings settings() {
        Map<String, String> small =
                Map.of("ripen.ingest.max-in-flight-bytes", "1048576", "ripen.ingest.ack-timeout", "500ms");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestSettings.class)
                .withSources(new PropertiesConfigSource(small, "test", 100))
                .build()
                .getConfigMapping(IngestSettings.class);
    }
}
