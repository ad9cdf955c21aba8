package io.ripen.ingest.publishing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of one request on their way: done when Kafka has acknowledged the last one or the spool has all of them,
 * whichever is first.
 */
final class Publication {
    private final List<ProducerRecord<String, byte[]>> records;
    private final long bytes;
    private final long startNanos = System.nanoTime();
    private final AtomicInteger unacknowledged;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = settled.copy();

    Publication(List<ProducerRecord<String, byte[]>> records) {
        this.records = List.copyOf(records);
        this.bytes = records.stream().mapToLong(EventRecords::bytes).sum();
        this.unacknowledged = new AtomicInteger(records.size());
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** What it takes in memory, about. */
    long bytes() {
        return bytes;
    }

    long ageNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Kafka has acknowledged one record. */
    void acknowledged() {
        if (unacknowledged.decrementAndGet() == 0) {
            settled.complete(null);
        }
    }

    /** The spool has all records. */
    void spooled() {
        settled.complete(null);
    }

    /** Neither has all of them. */
    void fail(NotPublished failure) {
        settled.completeExceptionally(failure);
    }

    boolean isSettled() {
        return settled.isDone();
    }

    /** Runs the action once it is settled, either way; at once if it is. */
    void whenSettled(Runnable action) {
        CompletableFuture<Void> unused = settled.whenComplete((done, failure) -> action.run());
    }

    /** Completes when it is stored; fails with {@link NotPublished}, also when {@link #giveUpWaiting} comes first. */
    CompletionStage<Void> answer() {
        return answer;
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Nobody waits for it any more; what is under way goes on. */
    void giveUpWaiting() {
        answer.completeExceptionally(new NotPublished(NotPublished.Reason.UNACKNOWLEDGED));
    }
}
