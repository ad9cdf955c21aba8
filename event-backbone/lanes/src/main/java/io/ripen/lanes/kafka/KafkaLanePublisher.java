package io.ripen.lanes.kafka;

import io.ripen.lanes.engine.LanePublisher;
import io.ripen.lanes.engine.OutgoingRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A lane's own idempotent producer. After any failure the producer is thrown away with all that it had not sent, so that
 * a record can never overtake one that failed before it: nothing is sent after a failure was heard of.
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

    /** Sends until the first failure, which ends the producer before anybody hears of it. */
    private void send(List<OutgoingRecord> records, UniEmitter<? super Void> done) {
        AtomicInteger missing = new AtomicInteger(records.size());
        AtomicBoolean failed = new AtomicBoolean();
        Producer<String, byte[]> open = null;
        try {
            open = open();
            for (OutgoingRecord record : records) {
                if (failed.get()) {
                    return;
                }
                var unused = open.send(producerRecord(record), acknowledgement(open, missing, failed, done));
            }
        } catch (KafkaException | IllegalStateException e) {
            fail(open, e, failed, done);
        }
    }

    private Callback acknowledgement(
            Producer<String, byte[]> open, AtomicInteger missing, AtomicBoolean failed, UniEmitter<? super Void> done) {
        return (metadata, failure) -> {
            if (failure != null) {
                fail(open, failure, failed, done);
            } else if (missing.decrementAndGet() == 0) {
                done.complete(null);
            }
        };
    }

    /**
     * Closed by the sender thread itself where that reports the failure, so that it sends nothing any more; Kafka does not
     * join it then.
     */
    private void fail(
            @Nullable Producer<String, byte[]> open,
            Exception failure,
            AtomicBoolean failed,
            UniEmitter<? super Void> done) {
        if (failed.compareAndSet(false, true)) {
            if (open != null && forget(open)) {
                open.close(Duration.ZERO);
            }
            done.fail(failure);
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

    @SuppressWarnings("ReferenceEquality") // it is about this very producer
    private synchronized boolean forget(Producer<String, byte[]> failed) {
        boolean isInUse = failed == producer;
        if (isInUse) {
            producer = null;
        }
        return isInUse;
    }

    /** Closing waits for the sender thread, so it is left to the worker. */
    @Override
    public synchronized void close() {
        closed = true;
        Producer<String, byte[]> open = producer;
        if (open != null) {
            producer = null;
            worker.execute(() -> open.close(Duration.ZERO));
        }
    }
}
