package io.ripen.ingest.publishing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.spool.Spool;
import io.ripen.ingest.spool.SpoolSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stores events: in Kafka with {@code acks=all}, or, while Kafka is away, fsynced in the spool. Never blocks its caller,
 * keeps the order of records of one key, and settles within the acknowledgement time limit.
 */
@Singleton
public final class EventPublisher {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** The producer's own limit can be late by one request time-out while it waits for a producer id. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final InFlightBytes inFlight;
    private final BrokerState broker;
    private final PublicationTimeouts patience;
    private final Route route;
    private final @Nullable SpoolThreads spooling;

    @Inject
    EventPublisher(
            KafkaSettings kafka,
            IngestSettings settings,
            SpoolSettings spool,
            BrokerState broker,
            Clock clock,
            MeterRegistry metrics) {
        this(
                () -> new ProducerLife(
                        new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer())),
                settings,
                spool,
                broker,
                clock,
                metrics);
    }

    EventPublisher(
            Supplier<ProducerLife> producers,
            IngestSettings settings,
            SpoolSettings spool,
            BrokerState broker,
            Clock clock,
            MeterRegistry metrics) {
        this.inFlight = new InFlightBytes(settings.maxInFlightBytes());
        this.broker = broker;
        Duration timeLimit = settings.ackTimeout().plus(GRACE);
        this.patience = new PublicationTimeouts(timeLimit);
        this.route = new Route(spool.enabled(), broker);
        if (spool.enabled()) {
            requireEarlierTakeover(spool, settings);
            Spool files = Spool.open(spool, clock, metrics);
            this.spooling = new SpoolThreads(route, files, broker, producers, spool, timeLimit);
        } else {
            this.spooling = null;
            route.handOver(producers.get());
        }
        Gauge.builder("ripen.ingest.in.flight.bytes", inFlight, InFlightBytes::current)
                .description("Bytes of records that wait for Kafka's acknowledgement or the spool's fsync")
                .register(metrics);
    }

    private static void requireEarlierTakeover(SpoolSettings spool, IngestSettings settings) {
        if (spool.takeoverAfter().compareTo(settings.ackTimeout()) >= 0) {
            throw new IllegalStateException(
                    "ripen.ingest.spool.takeover-after=" + spool.takeoverAfter().toMillis()
                            + "ms must be less than ripen.ingest.ack-timeout="
                            + settings.ackTimeout().toMillis()
                            + "ms, or requests would fail before the spool takes over.");
        }
    }

    /** Starts to drain what an earlier process left, without waiting for a first event. */
    void start(@Observes StartupEvent started) {
        if (spooling != null) {
            spooling.start();
        }
    }

    /**
     * Publishes all records, which name neither a partition nor a time stamp.
     *
     * @return completes once Kafka has acknowledged every one, or the spool has fsynced all; fails with
     *     {@link NotPublished} otherwise
     */
    public CompletionStage<Void> publish(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        if (broker.isUnusable()) {
            return CompletableFuture.failedStage(new NotPublished(NotPublished.Reason.UNACKNOWLEDGED));
        }
        Publication publication = new Publication(records);
        if (!inFlight.tryTake(publication.bytes())) {
            return CompletableFuture.failedStage(new NotPublished(NotPublished.Reason.OVERLOADED));
        }
        publication.whenSettled(() -> inFlight.release(publication.bytes()));
        route.take(publication);
        patience.watch(publication);
        return publication.answer().exceptionallyCompose(EventPublisher::asNotPublished);
    }

    private static CompletionStage<Void> asNotPublished(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return CompletableFuture.failedStage(
                cause instanceof NotPublished known
                        ? known
                        : new NotPublished(NotPublished.Reason.UNACKNOWLEDGED, failure));
    }

    /** Whether events can be stored now, and how. */
    StorageState state() {
        boolean direct = route.direct() != null;
        String kafka = broker.trouble();
        if (spooling == null) {
            return new StorageState(kafka, kafka, direct, 0, 0);
        }
        Spool spool = spooling.spool();
        String trouble = direct ? "" : spool.trouble().orElse("");
        boolean kafkaDecides = broker.isUnusable() || !broker.isChecked();
        return new StorageState(kafkaDecides ? kafka : trouble, kafka, direct, spool.events(), spool.bytes());
    }

    /**
     * Whether events can be stored.
     *
     * @param trouble why not; empty if they can
     * @param kafka what is wrong with Kafka; empty if nothing is
     * @param direct whether they go straight to Kafka
     * @param spooledEvents how many Kafka does not have yet
     * @param spooledBytes what they take on disk
     */
    record StorageState(String trouble, String kafka, boolean direct, long spooledEvents, long spooledBytes) {}

    @PreDestroy
    void close() {
        route.close();
        if (spooling != null) {
            spooling.stopDraining();
        }
        ProducerLife producer = route.direct();
        if (producer != null) {
            producer.finish(CLOSE_TIMEOUT);
        }
        route.endAbandoned();
        if (spooling != null) {
            spooling.stop();
        }
        patience.close();
    }
}
