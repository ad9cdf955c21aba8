package io.ripen.scoring.domain.model;

import java.util.List;

/**
 * Totals that matter to those who hear of scores, such as the guards of stages: to reach one or to fall below it is told.
 *
 * @param totals hundredths, rising
 */
public record Thresholds(List<Long> totals) {
    /** None. */
    public static final Thresholds NONE = new Thresholds(List.of());

    /** Copies the list. */
    public Thresholds {
        totals = List.copyOf(totals);
    }

    /** The highest one that this total has reached; {@link Long#MIN_VALUE} if there is none. */
    public long floorOf(long total) {
        long floor = Long.MIN_VALUE;
        for (long threshold : totals) {
            floor = threshold <= total ? threshold : floor;
        }
        return floor;
    }

    /** The lowest one that this total has not reached; {@link Long#MAX_VALUE} if there is none. */
    public long ceilingOf(long total) {
        for (long threshold : totals) {
            if (threshold > total) {
                return threshold;
            }
        }
        return Long.MAX_VALUE;
    }
}
