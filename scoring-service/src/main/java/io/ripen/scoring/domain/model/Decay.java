package io.ripen.scoring.domain.model;

import java.time.Duration;

/** How an award loses its worth with age. Each shape falls towards zero and never rises. */
public sealed interface Decay {
    /** Keeps its worth for ever. */
    record None() implements Decay {}

    /** Keeps its worth until the period is over, then is gone. */
    record Step(Duration period) implements Decay {}

    /** Falls evenly to zero over the period. */
    record Linear(Duration period) implements Decay {}

    /** Halves once per period: {@code 0.5 ^ (age / period)}. */
    record HalfLife(Duration period) implements Decay {}

    /** The share, from 1 to 0, that is left at an age of so many seconds. */
    default double share(double age) {
        return switch (this) {
            case None none -> 1.0;
            case Step step -> age < seconds(step.period) ? 1.0 : 0.0;
            case Linear linear -> Math.max(0.0, 1.0 - age / seconds(linear.period));
            // StrictMath: the same bits on every machine, so that a replay elsewhere gives the same score.
            case HalfLife halfLife -> StrictMath.pow(0.5, age / seconds(halfLife.period));
        };
    }

    /** How fast the share falls at that age, per second; never negative. A step falls all at once, not at a speed. */
    default double speed(double age) {
        return switch (this) {
            case None none -> 0.0;
            case Step step -> 0.0;
            case Linear linear -> age < seconds(linear.period) ? 1.0 / seconds(linear.period) : 0.0;
            case HalfLife halfLife -> share(age) * StrictMath.log(2.0) / seconds(halfLife.period);
        };
    }

    /** Age in seconds from which points of this size are worth less than half a hundredth, for good. */
    default double lifespan(long hundredths) {
        return switch (this) {
            case None none -> Double.POSITIVE_INFINITY;
            case Step step -> seconds(step.period);
            case Linear linear -> seconds(linear.period);
            case HalfLife halfLife ->
                1.0 + seconds(halfLife.period) * StrictMath.log(2.0 * Math.abs(hundredths)) / StrictMath.log(2.0);
        };
    }

    private static double seconds(Duration period) {
        return period.toMillis() / 1000.0;
    }
}
