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
     * Returns when events go direct, or after {@link #stop}.
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
            if (!window.records().isEmpty()) {
                send(producer, window.records());
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

    private void send(ProducerLife producer, List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException, TimeoutException {
        Thread here = Thread.currentThread();
        AtomicInteger open = new AtomicInteger(records.size());
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        for (ProducerRecord<String, byte[]> record : records) {
            if (acknowledged.isDone()) {
                break;
            }
            producer.send(record, failure -> {
                if (failure != null) {
                    acknowledged.completeExceptionally(failure);
                    giveUp(producer, here);
                } else if (open.decrementAndGet() == 0) {
                    acknowledged.complete(null);
                }
            });
        }
        acknowledged.get(ackLimit.toMillis(), TimeUnit.MILLISECONDS);
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
