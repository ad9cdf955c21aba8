package io.ripen.ingest.publishing;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that wait for Kafka's acknowledgement, bounded. */
final class InFlightBytes {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    InFlightBytes(long limit) {
        this.limit = limit;
    }

    /** Takes the bytes, or takes nothing if that would exceed the limit. */
    boolean tryTake(long more) {
        long before = bytes.getAndUpdate(now -> now + more <= limit ? now + more : now);
        return before + more <= limit;
    }

    void release(long taken) {
        bytes.addAndGet(-taken);
    }

    long current() {
        return bytes.get();
    }
}
