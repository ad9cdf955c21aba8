package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is held against.
 *
 * @param touchpoint what has just happened; null where only facts count
 * @param facts what is known, this touchpoint's facts included
 * @param counts what has been counted before
 */
public record Moment(@Nullable Touchpoint touchpoint, Facts facts, Counts counts) {

    /** What tallies hold before the touchpoint of the moment. */
    @FunctionalInterface
    public interface Counts {
        /** Nothing counted. */
        Counts NONE = (tally, touchpoint, withIt) -> 0;

        /**
         * How many are within the tally's window, at most as many as the tally needs.
         *
         * @param touchpoint the one that ends the window and says of what the others must have the same
         * @param withIt whether it counts too
         */
        int of(Tally tally, Touchpoint touchpoint, boolean withIt);
    }

    /** Facts alone, no touchpoint. */
    public static Moment ofFacts(Facts facts) {
        return new Moment(null, facts, Counts.NONE);
    }
}
