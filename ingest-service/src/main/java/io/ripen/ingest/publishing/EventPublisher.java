package io.ripen.ingest.publishing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.ingest.config.IngestSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events with {@code acks=all} and tells when all of them are acknowledged. Never blocks its caller, keeps the
 * order of records of one key, and settles within the acknowledgement time limit.
 */
@Singleton
public final class EventPublisher {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** The producer's own limit can be late by one request time-out while it waits for a producer id. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Producer<String, byte[]> producer;
    private final InFlightBytes inFlight;
    private final BrokerState broker;
    private final Duration timeLimit;

    @Inject
    EventPublisher(KafkaSettings kafka, IngestSettings settings, BrokerState broker, MeterRegistry metrics) {
        this(
                new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer()),
                settings,
                broker,
                metrics);
    }

    EventPublisher(
            Producer<String, byte[]> producer, IngestSettings settings, BrokerState broker, MeterRegistry metrics) {
        this.producer = producer;
        this.inFlight = new InFlightBytes(settings.maxInFlightBytes());
        this.broker = broker;
        this.timeLimit = settings.ackTimeout().plus(GRACE);
        Gauge.builder("ripen.ingest.in.flight.bytes", inFlight, InFlightBytes::current)
                .description("Bytes of records that wait for Kafka's acknowledgement")
                .register(metrics);
    }

    /**
     * Publishes all records.
     *
     * @return completes once Kafka has acknowledged every one; fails with {@link NotPublished} otherwise
     */
    public CompletionStage<Void> publish(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        long bytes = records.stream().mapToLong(EventPublisher::size).sum();
        if (!inFlight.tryTake(bytes)) {
            return CompletableFuture.failedStage(new NotPublished(NotPublished.Reason.OVERLOADED));
        }
        Publication publication = new Publication(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            send(record, publication);
        }
        CompletableFuture<Void> settled = publication.settled().whenComplete((done, failure) -> {
            inFlight.release(bytes);
            report(publication.failure());
        });
        return settled.copy()
                .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(EventPublisher::asNotPublished);
    }

    private static CompletionStage<Void> asNotPublished(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return CompletableFuture.failedStage(
                cause instanceof NotPublished known
                        ? known
                        : new NotPublished(NotPublished.Reason.UNACKNOWLEDGED, failure));
    }

    /** Once one record has failed, the later ones are not sent: the client will send all of them again, in order. */
    private void send(ProducerRecord<String, byte[]> record, Publication publication) {
        Exception earlier = publication.failure();
        if (earlier != null) {
            publication.settle(earlier);
            return;
        }
        try {
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> publication.settle(failure));
        } catch (KafkaException | IllegalStateException refused) {
            publication.settle(refused);
        }
    }

    private void report(@Nullable Exception failure) {
        if (failure != null) {
            broker.unreachable(failure);
        }
    }

    /** Whether the producer knows the topic's partitions, without which a send fails; asks for them if it does not. */
    boolean knows(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException notYet) {
            return false;
        }
    }

    private static long size(ProducerRecord<String, byte[]> record) {
        // Key, headers and Kafka's own fields are about as much for every record.
        return record.value().length + 1024L;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
