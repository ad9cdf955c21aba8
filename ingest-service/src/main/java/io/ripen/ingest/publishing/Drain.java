package io.ripen.ingest.publishing;

import io.ripen.contracts.Topic;
import io.ripen.ingest.spool.Spool;
import io.ripen.ingest.spool.SpoolWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Brings the spool to Kafka with one producer, window by window, and then lets events go direct with the same one. */
final class Drain {
    private static final Duration TOPICS_LIMIT = Duration.ofSeconds(3);
    private static final Duration TOPICS_POLL = Duration.ofMillis(10);

    /** Data that is sent before acknowledgements are awaited; with one batch more it fits the producer's buffer. */
    private static final int WINDOW_BYTES = 1_048_576;

    private static final List<String> TOPICS =
            List.of(Topic.TOUCHPOINTS.topicName(), Topic.TOUCHPOINTS_REJECTED.topicName());

    private final Route route;
    private final Spool spool;
    private final Duration ackLimit;
    private volatile boolean stopped;

    Drain(Route route, Spool spool, Duration ackLimit) {
        this.route = route;
        this.spool = spool;
        this.ackLimit = ackLimit;
    }

    /**
     * Returns when events go direct, after {@link #stop}, or when a record had to be set aside; then the producer is of no
     * use any more and another one goes on.
     *
     * @return how many events were drained
     * @throws ExecutionException if Kafka refused one
     * @throws TimeoutException if it did not answer in time
     * @throws IOException if the spool cannot be read
     */
    long run(ProducerLife producer) throws IOException, ExecutionException, InterruptedException, TimeoutException {
        awaitTopics(producer);
        long events = 0;
        boolean held = false;
        while (!stopped) {
            SpoolWindow window = spool.read(WINDOW_BYTES);
            if (!window.isEmpty()) {
                if (!send(producer, window)) {
                    return events;
                }
                spool.acknowledge(window);
                events += window.records().size();
            } else if (held) {
                spool.removeDrained();
                route.handOver(producer);
                return events;
            } else {
                route.hold();
                held = true;
            }
        }
        return events;
    }

    /** A new producer asks for the topics' partitions in the background. */
    private void awaitTopics(ProducerLife producer) throws TimeoutException {
        long start = System.nanoTime();
        while (!stopped && !producer.knows(TOPICS)) {
            if (System.nanoTime() - start > TOPICS_LIMIT.toNanos()) {
                throw new TimeoutException("the topics' partitions are not known");
            }
            LockSupport.parkNanos(TOPICS_POLL.toNanos());
        }
    }

    /** Whether Kafka has the window; if not, a record that it will never take is out of the way. */
    private boolean send(ProducerLife producer, SpoolWindow window)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        try {
            send(producer, window.records()).get(ackLimit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TooLarge refused) {
                spool.setAside(window, refused.place);
                return false;
            }
            throw failed;
        }
    }

    private static CompletableFuture<Void> send(ProducerLife producer, List<ProducerRecord<String, byte[]>> records) {
        Thread here = Thread.currentThread();
        AtomicInteger open = new AtomicInteger(records.size());
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (records.isEmpty()) {
            acknowledged.complete(null);
        }
        for (int i = 0; i < records.size() && !acknowledged.isDone(); i++) {
            int place = i;
            producer.send(records.get(place), failure -> {
                if (failure != null) {
                    acknowledged.completeExceptionally(
                            failure instanceof RecordTooLargeException ? new TooLarge(place, failure) : failure);
                    giveUp(producer, here);
                } else if (open.decrementAndGet() == 0) {
                    acknowledged.complete(null);
                }
            });
        }
        return acknowledged;
    }

    /** Kafka refuses the record at this place for good. */
    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
        private final int place;

        TooLarge(int place, Exception refusal) {
            super(refusal);
            this.place = place;
        }
    }

    /** On the producer's thread at once, before it sends what comes behind; on ours, nothing more is sent anyway. */
    private static void giveUp(ProducerLife producer, Thread ours) {
        if (!Thread.currentThread().equals(ours)) {
            producer.abandon();
        }
    }

    /** Makes {@link #run} return after the window it is at. */
    void stop() {
        stopped = true;
    }
}
