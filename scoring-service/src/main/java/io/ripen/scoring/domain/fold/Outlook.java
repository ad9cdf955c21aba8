package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Foresees when decay alone will change a published score enough to publish again.
 *
 * <p>Newton's method from below: decay slows down with age, so the distance to the nearest threshold divided by the
 * present speed never overshoots the first crossing by more than a minute, and what the rounding of the lines is worth.
 * The search also stops where the speed may rise: where a cap ends to hold, a step ends, or an idle rule awards. Opposed
 * negative awards only delay a crossing, so the answer may be early: whoever wakes then finds nothing changed, and asks
 * again.
 */
public final class Outlook {
    /** Bounds what one search costs. One that has not ended by then wakes the lead early, and the lead asks again. */
    private static final int MAX_STEPS = 24;

    private static final long SHORTEST_STEP_SECONDS = 60;
    private static final double LONGEST_STEP_SECONDS = Duration.ofDays(3650).toSeconds();

    private Outlook() {}

    /** Whether two scores differ by band or by the model's step, or lie on two sides of one of its thresholds. */
    public static boolean isNews(Score published, Score now, ScoringModel model) {
        return !published.band().equals(now.band())
                || Math.abs(now.total() - published.total()) >= model.publishStep()
                || model.thresholds().floorOf(now.total()) != model.thresholds().floorOf(published.total());
    }

    /**
     * The instant at which to look at the score again.
     *
     * @param published the score that consumers know
     * @param from not before the state's last touchpoint
     * @return {@code from} or later: at most a minute after the first change, perhaps before it; empty if none is found
     *     within ten years of the last instant that was looked at
     */
    public static Optional<Instant> nextChange(FoldedHistory lead, Score published, Instant from, ScoringModel model) {
        if (!lead.mayBeProfiled() && !isNews(published, Evaluation.score(lead, from, model), model)) {
            return Optional.empty();
        }
        long fit = Evaluation.fit(lead.facts(), model);
        Instant at = from;
        for (int step = 0; step < MAX_STEPS; step++) {
            FoldedHistory idle = Fold.idleUntil(lead, at, model);
            long beforeCap = idle.mayBeProfiled() ? Evaluation.engagementBeforeCap(idle.contributions(), at, model) : 0;
            Score now = Evaluation.score(fit, beforeCap, model);
            if (isNews(published, now, model)) {
                return Optional.of(at);
            }
            double wait = secondsToNext(idle, published, now, beforeCap - now.engagement(), at, model);
            if (wait > LONGEST_STEP_SECONDS) {
                return Optional.empty();
            }
            at = at.plusSeconds(Math.max(SHORTEST_STEP_SECONDS, (long) Math.ceil(wait)));
        }
        return Optional.of(at);
    }

    /** What the cap of the axis has cut must be lost before anything is seen to fall. */
    private static double secondsToNext(
            FoldedHistory lead, Score published, Score now, long overCap, Instant at, ScoringModel model) {
        long toStepDown = now.total() - (published.total() - model.publishStep());
        long toStepUp = published.total() + model.publishStep() - now.total();
        long toBandBelow = below(now.engagement(), model.engagementBands().floorOf(now.engagement()));
        long toBandAbove = above(now.engagement(), model.engagementBands().ceilingOf(now.engagement()));
        long toTotalBelow = below(now.total(), model.thresholds().floorOf(now.total()));
        long toTotalAbove = above(now.total(), model.thresholds().ceilingOf(now.total()));
        long drop = Math.min(toStepDown, Math.min(toBandBelow, toTotalBelow)) + overCap;
        long rise = Math.min(toStepUp, Math.min(toBandAbove, toTotalAbove));

        DecayRate drift = DecayRate.of(lead.contributions(), at, model.engagement());
        double untilIdle = secondsToIdle(lead, at, model);
        // Division by zero gives infinity: that side never crosses.
        return Math.min(
                Math.min(untilIdle, drift.untilTurn()), Math.min(drop / drift.falling(), rise / drift.rising()));
    }

    /** How far it is to below the floor. */
    private static long below(long points, long floor) {
        return floor == Long.MIN_VALUE ? Long.MAX_VALUE : points - floor + 1;
    }

    private static long above(long points, long ceiling) {
        return ceiling == Long.MAX_VALUE ? Long.MAX_VALUE : ceiling - points;
    }

    private static double secondsToIdle(FoldedHistory lead, Instant at, ScoringModel model) {
        double seconds = Double.POSITIVE_INFINITY;
        for (EngagementAxis.IdleRule rule : model.engagement().idleRules()) {
            Optional<Instant> next =
                    Idleness.next(rule, lead.memory().gaps().get(rule.rule().id()));
            if (next.isPresent()) {
                seconds = Math.min(seconds, Duration.between(at, next.get()).toNanos() / 1e9);
            }
        }
        return seconds;
    }
}
