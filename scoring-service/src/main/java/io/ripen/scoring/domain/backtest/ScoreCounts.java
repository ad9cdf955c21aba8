package io.ripen.scoring.domain.backtest;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How many leads with and without the outcome have each score. Scores are hundredths between the caps, so that the
 * number of different ones, and with it the memory, is bounded whatever the number of leads.
 */
final class ScoreCounts {
    private final TreeMap<Long, Count> byScore = new TreeMap<>();

    /**
     * Leads at one score.
     *
     * @param positives with the outcome
     * @param negatives without it
     */
    record Count(long positives, long negatives) {
        static final Count NONE = new Count(0, 0);

        Count plus(boolean positive) {
            return positive ? new Count(positives + 1, negatives) : new Count(positives, negatives + 1);
        }

        Count plus(Count other) {
            return new Count(positives + other.positives, negatives + other.negatives);
        }

        long leads() {
            return positives + negatives;
        }
    }

    void add(long score, boolean positive) {
        byScore.merge(score, Count.NONE.plus(positive), Count::plus);
    }

    void addAll(ScoreCounts other) {
        other.byScore.forEach((score, count) -> byScore.merge(score, count, Count::plus));
    }

    Count from(long threshold) {
        return byScore.tailMap(threshold, true).values().stream().reduce(Count.NONE, Count::plus);
    }

    Count all() {
        return byScore.values().stream().reduce(Count.NONE, Count::plus);
    }

    /**
     * Area under the receiver operating characteristic: how likely a lead with the outcome has a higher score than one
     * without, equal scores counting half (the statistic of Mann and Whitney, divided by the number of pairs).
     *
     * @return empty unless there are leads of both kinds
     */
    OptionalDouble areaUnderCurve() {
        Count all = all();
        if (all.positives == 0 || all.negatives == 0) {
            return OptionalDouble.empty();
        }
        double won = 0;
        long negativesBelow = 0;
        for (Map.Entry<Long, Count> score : byScore.entrySet()) {
            Count count = score.getValue();
            won += count.positives * (negativesBelow + count.negatives / 2.0);
            negativesBelow += count.negatives;
        }
        return OptionalDouble.of(won / all.positives / all.negatives);
    }
}
