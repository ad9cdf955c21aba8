package io.ripen.lifecycle.domain.sla;

/**
 * Working hours of a day, in minutes since midnight by the clock on the wall.
 *
 * @param from when work begins, 0 to 1439
 * @param to when it ends, later than {@code from}, at most 1440
 */
public record Hours(int from, int to) {
    private static final int DAY = 1440;

    /** Refuses what is not a span of one day. */
    public Hours {
        if (from < 0 || to <= from || to > DAY) {
            throw new IllegalArgumentException("working hours must begin before they end, within one day");
        }
    }

    int minutes() {
        return to - from;
    }
}
