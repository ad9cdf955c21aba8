package io.ripen.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that only asking can tell, such as another process being ready. */
public final class Polling {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Polling() {}

    /**
     * Asks every 50 ms until the answer is yes or the limit is over.
     *
     * @return whether the answer was yes in time
     */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while waiting.", interrupted);
        }
    }
}
