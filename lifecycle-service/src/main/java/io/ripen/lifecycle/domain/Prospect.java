package io.ripen.lifecycle.domain;

import java.time.Duration;
import java.util.List;

/**
 * A stage that a lead enters by itself once the guard is satisfied, and how far it is.
 *
 * @param stage the stage's name
 * @param guards the conditions and the values found
 * @param dwell how long they must hold
 */
public record Prospect(String stage, List<GuardResult> guards, Duration dwell) {
    /** Copies the list. */
    public Prospect {
        guards = List.copyOf(guards);
    }
}
