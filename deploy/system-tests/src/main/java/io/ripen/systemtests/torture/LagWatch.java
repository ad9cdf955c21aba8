package io.ripen.systemtests.torture;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Looks at how far behind the lanes are, again and again, and keeps the worst. */
final class LagWatch implements AutoCloseable {
    private final AtomicLong most = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    /** Begins at once. */
    LagWatch(LongSupplier behind) {
        this.thread = Thread.ofVirtual().start(() -> {
            while (!stopped) {
                most.accumulateAndGet(behind.getAsLong(), Math::max);
            }
        });
    }

    /** The worst so far. */
    long most() {
        return most.get();
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
