package io.ripen.lanes;

import java.time.Instant;

/** Sets or cancels a lead's timer together with the batch. */
public sealed interface TimerChange {
    /** The lead. */
    String subject();

    /** What the timer is for; a lead has at most one of a kind. */
    String kind();

    /** Sets the timer, replacing one of the same lead and kind. */
    record Set(String subject, String kind, Instant dueAt) implements TimerChange {}

    /** Cancels the timer if there is one. */
    record Cancel(String subject, String kind) implements TimerChange {}
}
