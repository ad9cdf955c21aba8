package io.ripen.systemtests.torture;

import io.ripen.local.process.Polling;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The supervisor that every installation has: starts a service again that ended by itself, and restarts one that says
 * that it is not live.
 */
final class Keeper implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Town town;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger notLive = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    /** Begins at once. */
    Keeper(Town town) {
        this.town = town;
        this.thread = Thread.ofVirtual().start(this::keep);
    }

    /** How many times a service ended by itself, which it may do when it starts without its servers. */
    int ended() {
        return ended.get();
    }

    /** How many times a service said that only a restart helps. */
    int notLive() {
        return notLive.get();
    }

    private void keep() {
        while (!stopped) {
            for (Member member : town.members()) {
                if (member.startIfEnded()) {
                    ended.incrementAndGet();
                } else if (member.restartIfNotLive()) {
                    notLive.incrementAndGet();
                }
            }
            Polling.until(PAUSE, () -> stopped);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
