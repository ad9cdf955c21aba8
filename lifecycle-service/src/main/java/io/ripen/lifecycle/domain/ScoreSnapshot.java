package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.List;

/**
 * Everything that a score change says about a lead: an input of a decision.
 *
 * @param sequence number of the score change, increasing per lead from 1
 * @param asOf the instant for which the score holds
 * @param score the score
 * @param knowledge interests, counters and facts
 * @param awards what single acts are worth, as far as the receipt names them
 * @param isMerged whether the lead turned out to be another one, which goes on in its place
 */
public record ScoreSnapshot(
        long sequence, Instant asOf, Score score, LeadKnowledge knowledge, List<Award> awards, boolean isMerged) {
    /** Copies the list. */
    public ScoreSnapshot {
        awards = List.copyOf(awards);
    }
}
