package io.ripen.systemtests.spool;

import static org.awaitility.Awaitility.await;

import io.ripen.testkit.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Visitors who send one event after the other, each again with the same id until it is answered with 202. */
final class Visitors implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final IngestProcess ingest;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final List<? extends Future<?>> visits;
    private volatile boolean stopped;

    Visitors(IngestProcess ingest, int visitors) {
        this.ingest = ingest;
        this.visits = IntStream.range(0, visitors)
                .mapToObj(i -> threads.submit(() -> visit("visitor-" + i)))
                .toList();
    }

    private Void visit(String visitor) throws InterruptedException {
        List<String> ids = new CopyOnWriteArrayList<>();
        accepted.put(visitor, ids);
        for (int i = 0; !stopped; i++) {
            String id = visitor + "-" + i;
            while (!isAccepted(visitor, id)) {
                if (stopped) {
                    return null;
                }
                repeated.incrementAndGet();
                Pace.pause(RETRY);
            }
            ids.add(id);
            answered.incrementAndGet();
            Pace.pause(PAUSE);
        }
        return null;
    }

    private boolean isAccepted(String visitor, String id) throws InterruptedException {
        try {
            return ingest.post(visitor, id) == 202;
        } catch (IOException killed) {
            return false;
        }
    }

    int answered() {
        return answered.get();
    }

    /** Attempts that were not answered with 202. */
    int repeated() {
        return repeated.get();
    }

    void awaitMore(int events) {
        int target = answered.get() + events;
        await().atMost(LIMIT).until(() -> answered.get() >= target);
    }

    /** Ends the visits; what was answered with 202, by visitor and in order. */
    Map<String, List<String>> stop() {
        stopped = true;
        await().atMost(LIMIT).until(() -> visits.stream().allMatch(Future::isDone));
        visits.forEach(Future::resultNow);
        return Map.copyOf(accepted);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
    }
}
