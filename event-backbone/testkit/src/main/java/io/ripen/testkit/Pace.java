package io.ripen.testkit;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Paces load and faults. Not for waiting: who waits for an effect asks for the effect. */
public final class Pace {
    private Pace() {}

    /**
     * Stands still between two pieces of load, or while a fault lasts.
     *
     * @param pause how long; less if the thread is interrupted
     */
    public static void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * Stands still for a random time, so that the next fault hits anywhere.
     *
     * @param random seeded, as of {@link Seeds}
     * @param longest more than nothing, never reached
     */
    public static void pauseUpTo(Random random, Duration longest) {
        pause(Duration.ofNanos(random.nextLong(longest.toNanos())));
    }
}
