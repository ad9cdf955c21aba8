package io.ripen.ingest.publishing;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that wait for Kafka's acknowledgement, bounded. */
final class InFlightBytes {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    InFlightBytes(long limit) {
        this.limit = limit;
    }

    /** Takes the bytes, or takes nothing if that would exceed the limit. What comes alone may always pass. */
    boolean tryTake(long more) {
        long before = bytes.getAndUpdate(now -> fits(now, more) ? now + more : now);
        return fits(before, more);
    }

    private boolean fits(long now, long more) {
        return now == 0 || now + more <= limit;
    }

    void release(long taken) {
        bytes.addAndGet(-taken);
    }

    long current() {
        return bytes.get();
    }
}
