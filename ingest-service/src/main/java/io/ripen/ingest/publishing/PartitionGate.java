package io.ripen.ingest.publishing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One producer's way to one partition: the first record goes alone until it is acknowledged, those behind it wait here.
 *
 * <p>A broker that knows nothing of a producer takes whatever sequence number comes first. Of two requests under way, of
 * which it refuses the first because it has just started, the second would overtake. Once it has stored one, it refuses
 * a gap. It forgets a producer that was silent for long ({@code producer.id.expiration.ms}, a day by default), so the
 * gate closes again before that.
 *
 * <p>Records come from one thread at a time, answers from the producer's.
 */
final class PartitionGate {
    /** Far more than an answer takes: nothing is under way when an open gate has been idle for so long. */
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

    /** Gives a record to the producer; the answer is told null when it is stored, else what went wrong. */
    @FunctionalInterface
    interface Transmission {
        void send(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer);
    }

    private record Waiting(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {}

    private final Transmission transmission;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean occupied;
    private volatile boolean open;
    private long lastNanos;

    PartitionGate(Transmission transmission) {
        this.transmission = transmission;
    }

    /** Sends a record in turn; its answer is told once, at once or later. */
    void pass(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {
        long now = System.nanoTime();
        if (open && now - lastNanos > IDLE_NANOS) {
            open = false;
        }
        lastNanos = now;
        if (open || !waits(record, answer)) {
            transmission.send(record, answer);
        }
    }

    /** Whether the record waits or is on its way as the first; false if the gate has opened meanwhile. */
    private boolean waits(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {
        synchronized (waiting) {
            if (open) {
                return false;
            }
            if (occupied) {
                waiting.add(new Waiting(record, answer));
                return true;
            }
            occupied = true;
        }
        sendFirst(record, answer);
        return true;
    }

    private void sendFirst(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {
        transmission.send(record, failure -> {
            answer.accept(failure);
            if (failure == null) {
                letThrough();
            } else if (failure instanceof RecordTooLargeException) {
                sendNextFirst(); // this one never left
            } else {
                turnAway(failure);
            }
        });
    }

    private void letThrough() {
        Waiting next = next(true);
        while (next != null) {
            transmission.send(next.record(), next.answer());
            next = next(true);
        }
    }

    private void sendNextFirst() {
        Waiting next = next(false);
        if (next != null) {
            sendFirst(next.record(), next.answer());
        }
    }

    private void turnAway(Exception failure) {
        Waiting next = next(false);
        while (next != null) {
            next.answer().accept(failure);
            next = next(false);
        }
    }

    /** The next that waits. When none does, the way is free, and the gate open or as at the beginning. */
    private @Nullable Waiting next(boolean opens) {
        synchronized (waiting) {
            Waiting next = waiting.poll();
            if (next == null) {
                occupied = false;
                open = opens;
            }
            return next;
        }
    }
}
