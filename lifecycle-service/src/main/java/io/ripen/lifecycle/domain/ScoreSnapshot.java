package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a score change says about a lead: an input of a decision.
 *
 * @param sequence number of the score change, increasing per lead from 1
 * @param asOf the instant for which the score holds
 * @param toldAt when it was said what set the score off, not before {@code asOf}; people merge and part leads long after their
 *     last act
 * @param score the score
 * @param knowledge interests, counters and facts
 * @param awards what single acts are worth, as far as the receipt names them
 * @param mergedInto the lead that this one turned out to be, which goes on in its place; absent while it stands for itself
 */
public record ScoreSnapshot(
        long sequence,
        Instant asOf,
        Instant toldAt,
        Score score,
        LeadKnowledge knowledge,
        List<Award> awards,
        @Nullable String mergedInto) {
    /** Copies the list. */
    public ScoreSnapshot {
        awards = List.copyOf(awards);
    }

    /** Whether the lead turned out to be another one. */
    boolean isMerged() {
        return mergedInto != null;
    }
}
