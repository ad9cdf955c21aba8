package io.ripen.lanes.engine;

import java.time.Duration;

/** Pauses that double with each failure in a row. Used by the lane's own thread only. */
final class Backoff {
    private final Duration min;
    private final Duration max;
    private int failures;

    Backoff(Duration min, Duration max) {
        this.min = min;
        this.max = max;
    }

    Duration next() {
        Duration pause = min.multipliedBy(1L << Math.min(failures, 20));
        failures++;
        return pause.compareTo(max) > 0 ? max : pause;
    }

    void reset() {
        failures = 0;
    }
}
