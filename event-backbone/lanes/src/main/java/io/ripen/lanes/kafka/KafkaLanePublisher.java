package io.ripen.lanes.kafka;

import io.ripen.lanes.engine.LanePublisher;
import io.ripen.lanes.engine.OutgoingRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A lane's own idempotent producer. After any failure the producer is thrown away with all that it had not sent, so that
 * a record can never overtake one that failed before it.
 */
public final class KafkaLanePublisher implements LanePublisher {
    private final Supplier<Producer<String, byte[]>> factory;
    private final Executor worker;
    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    /**
     * A publisher that makes its producer when it first needs one.
     *
     * @param factory makes a producer with {@code acks=all} and idempotence
     * @param worker runs sends, which may block for metadata
     */
    public KafkaLanePublisher(Supplier<Producer<String, byte[]>> factory, Executor worker) {
        this.factory = factory;
        this.worker = worker;
    }

    @Override
    public Uni<Void> publish(List<OutgoingRecord> records) {
        return Uni.createFrom().<Void>emitter(done -> send(records, done)).runSubscriptionOn(worker);
    }

    private void send(List<OutgoingRecord> records, UniEmitter<? super Void> done) {
        AtomicInteger missing = new AtomicInteger(records.size());
        try {
            Producer<String, byte[]> open = open();
            for (OutgoingRecord record : records) {
                var unused = open.send(producerRecord(record), (metadata, failure) -> {
                    if (failure != null) {
                        discard(open);
                        done.fail(failure);
                    } else if (missing.decrementAndGet() == 0) {
                        done.complete(null);
                    }
                });
            }
        } catch (KafkaException | IllegalStateException e) {
            discard(producer());
            done.fail(e);
        }
    }

    private static ProducerRecord<String, byte[]> producerRecord(OutgoingRecord record) {
        Header[] headers = record.headers().stream()
                .map(header -> new RecordHeader(header.name(), header.value().getBytes(StandardCharsets.UTF_8)))
                .toArray(Header[]::new);
        return new ProducerRecord<>(record.topic(), null, record.key(), record.value(), new RecordHeaders(headers));
    }

    private synchronized Producer<String, byte[]> open() {
        if (closed) {
            throw new IllegalStateException("the lane was let go");
        }
        if (producer == null) {
            producer = factory.get();
        }
        return producer;
    }

    private synchronized @Nullable Producer<String, byte[]> producer() {
        return producer;
    }

    /** Closing joins the sender thread, which may be the caller's, so it is left to the worker. */
    @SuppressWarnings("ReferenceEquality") // it is about this very producer
    private synchronized void discard(@Nullable Producer<String, byte[]> failed) {
        if (failed != null && failed == producer) {
            producer = null;
            worker.execute(() -> failed.close(Duration.ZERO));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        discard(producer);
    }
}
