package io.ripen.systemtests.torture;

import java.time.Duration;
import java.util.Random;

/**
 * What a run is made of: everything random in it follows from the seed.
 *
 * @param seed names the fault schedule, the people and the poison
 * @param length how long load and faults last, one to 120 minutes; start, drain and verdict come on top
 */
public record TorturePlan(long seed, Duration length) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Refuses a length out of its bounds. */
    public TorturePlan {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a torture lasts 1 to 120 minutes, not " + length);
        }
    }

    /** A source of chance for one part of the run, so that no part disturbs another's. */
    Random random(String part) {
        return new Random(seed * 31 + part.hashCode());
    }
}
