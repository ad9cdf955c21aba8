package io.ripen.lifecycle.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands.
 *
 * @param scoreSequence number of the last score change that was looked at; 0 before the first
 * @param sequence number of the last event that was decided on; 0 before the first
 * @param current the stage and since when; absent before the first score change
 */
public record LeadStage(
        long scoreSequence, long sequence, @Nullable Stay current) {

    /** A lead of which nothing has been heard. */
    public static final LeadStage UNSEEN = new LeadStage(0, 0, null);

    LeadStage having(ScoreSnapshot seen) {
        return new LeadStage(seen.sequence(), sequence, current);
    }

    LeadStage after(Transition transition) {
        return new LeadStage(scoreSequence, transition.sequence(), new Stay(transition.to(), transition.at()));
    }
}
