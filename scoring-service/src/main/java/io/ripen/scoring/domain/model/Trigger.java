package io.ripen.scoring.domain.model;

import java.time.Duration;

/** What makes an engagement rule award. */
public sealed interface Trigger {
    /**
     * A touchpoint.
     *
     * @param condition which
     * @param needsHuman whether what machines can do as well counts only after a human sign
     */
    record Act(Condition condition, boolean needsHuman) implements Trigger {}

    /**
     * Time without an act, from the last act on.
     *
     * @param period awards once per period
     * @param times most awards until the next act
     * @param act what ends the idleness, if the person did it
     */
    record Idle(Duration period, int times, Condition act) implements Trigger {}
}
