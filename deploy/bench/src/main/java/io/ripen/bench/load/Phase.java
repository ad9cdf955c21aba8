package io.ripen.bench.load;

/**
 * One stretch of load.
 *
 * @param name what it is for
 * @param pace how its requests follow each other
 * @param seconds for how long requests become due
 */
public record Phase(String name, Pace pace, int seconds) {
    /** Checks the length. */
    public Phase {
        if (seconds < 1 || seconds > 3600) {
            throw new IllegalArgumentException("a phase lasts 1 to 3600 seconds, not " + seconds);
        }
    }

    long nanos() {
        return seconds * 1_000_000_000L;
    }
}
