package io.ripen.ingest.publishing;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives up waiting for publications that take too long, at most {@value #TICK_MILLIS} ms late. One regular look at all
 * of them costs next to nothing; a timer for each would wake another thread twice per request.
 */
final class PublicationTimeouts implements AutoCloseable {
    private static final int TICK_MILLIS = 50;

    private final long limitNanos;
    private final Queue<Publication> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ripen-patience").daemon().factory());

    PublicationTimeouts(Duration limit) {
        this.limitNanos = limit.toNanos();
        Future<?> unused = thread.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for it no longer than the limit, counted from when it was made. */
    void watch(Publication publication) {
        waiting.add(publication);
    }

    private void look() {
        waiting.removeIf(publication -> {
            if (publication.ageNanos() >= limitNanos) {
                publication.giveUpWaiting();
            }
            return publication.isAnswered();
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
