package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;

/** What can happen to a lead. */
public sealed interface LeadInput {
    /**
     * A visitor turned out to be this lead.
     *
     * @param segment the part of the visitor's history, with the position through which it is to be folded now and the
     *     sequence of this event
     * @param cause the touchpoint that identified, which follows as an activity
     */
    record Identified(Segment segment, Cause cause) implements LeadInput {}

    /**
     * A touchpoint of this lead.
     *
     * @param segment the part of the visitor's history, with the touchpoint's position and the sequence of this event
     * @param touchpoint the touchpoint
     */
    record Activity(Segment segment, Touchpoint touchpoint) implements LeadInput {}

    /**
     * The lead's timer went off.
     *
     * @param dueAt when it was due
     */
    record Due(Instant dueAt) implements LeadInput {}
}
