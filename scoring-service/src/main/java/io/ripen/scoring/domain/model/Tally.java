package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints of a kind within a moving window, as far as a condition needs to count them.
 *
 * @param id unique in the model
 * @param of what is counted; not itself about counts
 * @param atLeast how many are needed
 * @param within length of the window that ends now
 * @param same count only those that have the same of this; those that have none of it are not counted
 * @param distinct count those with the same of this once; those that have none of it are not counted
 */
public record Tally(
        String id,
        Condition of,
        int atLeast,
        Duration within,
        @Nullable Attribute same,
        @Nullable Attribute distinct) {

    /** Whether the touchpoint has what is needed to count it. Says nothing about {@code of}. */
    public boolean canCount(Touchpoint touchpoint) {
        return (same == null || same.of(touchpoint) != null) && (distinct == null || distinct.of(touchpoint) != null);
    }
}
