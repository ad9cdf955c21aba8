package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /**
     * Somebody said of a kept touchpoint whether a person or a machine caused it.
     *
     * @param segment the part of the visitor's history, with the touchpoint's position; its sequence is 0
     * @param cause the touchpoint, and when the verdict was given
     */
    record Judged(Segment segment, Cause cause) implements LeadInput {}

    /**
     * The lead is the same person as another one, who was identified earlier and takes its histories over.
     *
     * @param survivor the other lead
     * @param survivorIdentifiedAt when that one was first identified
     * @param cause the command
     */
    record MergeInto(String survivor, Instant survivorIdentifiedAt, Cause cause) implements LeadInput {}

    /**
     * A lead that was merged into this one is another person after all.
     *
     * @param leadId the other lead
     * @param cause the command
     */
    record Unmerge(String leadId, Cause cause) implements LeadInput {}

    /**
     * Histories come from another lead: from one that was merged into this one, or back from a survivor.
     *
     * @param direction which of the two
     * @param from the sender
     * @param number counts the sender's transfers from 1
     * @param joined the leads whose histories these are, each with the lead it was merged into; without the receiver
     * @param seen numbers of the last transfers that the sender has seen, by sender, so that none is taken twice by way
     *     of another lead
     * @param segments the histories
     * @param identifiedAt when the person was first identified
     * @param lastReceipt when the newest touchpoint among them was received
     * @param cause the command that set it off
     */
    record Transfer(
            Direction direction,
            String from,
            long number,
            Map<String, String> joined,
            Map<String, Long> seen,
            List<Segment> segments,
            Instant identifiedAt,
            Instant lastReceipt,
            Cause cause)
            implements LeadInput {
        /** Copies the collections. */
        public Transfer {
            joined = Map.copyOf(joined);
            seen = Map.copyOf(seen);
            segments = List.copyOf(segments);
        }
    }

    /** Which way histories go. */
    enum Direction {
        /** To the survivor of a merge. */
        MERGED,
        /** Back to the lead from which they came. */
        UNMERGED
    }

    /**
     * The person must be forgotten.
     *
     * @param requestId the request
     * @param requestedAt when it was asked for
     * @param announced whether the other services have been told already
     */
    record Erase(String requestId, Instant requestedAt, boolean announced) implements LeadInput {}

    /** One of the erased lead's visitor histories was forgotten by its own lane. */
    record Forgotten() implements LeadInput {}

    /**
     * Another model came into force: the lead is to be folded anew, unless an input has done that already.
     *
     * @param askedAt when that was asked for
     */
    record Refold(Instant askedAt) implements LeadInput {}
}
