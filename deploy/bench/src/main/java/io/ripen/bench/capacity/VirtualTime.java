package io.ripen.bench.capacity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only as far as what happens in it: the next thing in the queue is always now. */
final class VirtualTime {
    private record Happening(long atMicros, long order, Runnable what) {}

    private final PriorityQueue<Happening> queue =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atMicros).thenComparingLong(Happening::order));
    private long nowMicros;
    private long order;

    void after(Duration pause, Runnable what) {
        queue.add(new Happening(nowMicros + pause.toNanos() / 1000, order++, what));
    }

    /** Lives through everything that is queued, and what comes of it. */
    void run() {
        while (!queue.isEmpty()) {
            Happening next = queue.poll();
            nowMicros = next.atMicros();
            next.what().run();
        }
    }

    Duration now() {
        return Duration.ofNanos(nowMicros * 1000);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(now());
            }
        };
    }
}
