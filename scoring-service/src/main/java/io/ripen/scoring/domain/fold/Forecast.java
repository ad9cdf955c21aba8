package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When time alone will take a score over something that people watch for, if nothing happens until then: the edge of a
 * band or a total. Found day by day and then to the second; what is crossed there and back within one day is not told.
 */
public final class Forecast {
    private static final Duration DAY = Duration.ofDays(1);

    private Forecast() {}

    /** What is crossed. */
    public sealed interface Crossing {
        /** The first second at which the new side holds. */
        Instant at();

        /**
         * Another band.
         *
         * @param from the band before
         * @param to the band from then on
         */
        record OfBand(Instant at, String from, String to) implements Crossing {}

        /**
         * A total.
         *
         * @param threshold hundredths
         * @param from hundredths a second before
         * @param to hundredths then
         */
        record OfTotal(Instant at, long threshold, long from, long to) implements Crossing {}
    }

    /**
     * The crossings in the order of time.
     *
     * @param from whole seconds are looked at, from this one on; not before the state's last touchpoint
     * @param horizon how far to look, whole days
     * @param totals hundredths that are watched for
     */
    public static List<Crossing> of(
            FoldedHistory lead, Instant from, Duration horizon, List<Long> totals, ScoringModel model) {
        List<Crossing> crossings = new ArrayList<>();
        Instant at = Instant.ofEpochSecond(from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0));
        Instant end = at.plus(horizon);
        Score score = score(lead, at, model);
        while (at.isBefore(end)) {
            Instant tomorrow = at.plus(DAY);
            Score then = score(lead, tomorrow, model);
            if (sameSide(score, then, totals)) {
                at = tomorrow;
                score = then;
                continue;
            }
            Instant crossed = firstOther(lead, at, tomorrow, totals, model);
            Score before = score(lead, crossed.minusSeconds(1), model);
            Score after = score(lead, crossed, model);
            add(crossings, crossed, before, after, totals);
            at = crossed;
            score = after;
        }
        return crossings;
    }

    /** Halves the time between until the second is found; {@code last} lies on another side than {@code first}. */
    private static Instant firstOther(
            FoldedHistory lead, Instant first, Instant last, List<Long> totals, ScoringModel model) {
        Score start = score(lead, first, model);
        long same = first.getEpochSecond();
        long other = last.getEpochSecond();
        while (other - same > 1) {
            long middle = same + (other - same) / 2;
            if (sameSide(start, score(lead, Instant.ofEpochSecond(middle), model), totals)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return Instant.ofEpochSecond(other);
    }

    private static void add(List<Crossing> crossings, Instant at, Score before, Score after, List<Long> totals) {
        if (!before.band().equals(after.band())) {
            crossings.add(new Crossing.OfBand(at, before.band(), after.band()));
        }
        for (long total : totals) {
            if (before.total() >= total != after.total() >= total) {
                crossings.add(new Crossing.OfTotal(at, total, before.total(), after.total()));
            }
        }
    }

    private static boolean sameSide(Score a, Score b, List<Long> totals) {
        return a.band().equals(b.band()) && totals.stream().allMatch(total -> a.total() >= total == b.total() >= total);
    }

    private static Score score(FoldedHistory lead, Instant at, ScoringModel model) {
        return Evaluation.score(lead, at, model);
    }
}
