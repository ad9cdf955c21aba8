package io.ripen.scoring.domain.backtest;

import java.time.Instant;

/**
 * What a backtest asks.
 *
 * @param threshold hundredths of points from which a lead is handed over
 * @param from leads that did nothing from then on are left out, and so are those with an earlier outcome
 * @param until nothing later is looked at; after {@code from}
 */
public record Question(long threshold, Instant from, Instant until) {
    /** Refuses an empty window. */
    public Question {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a backtest needs a window of time");
        }
    }

    boolean covers(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(until);
    }
}
