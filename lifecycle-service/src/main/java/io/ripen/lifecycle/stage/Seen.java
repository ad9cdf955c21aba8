package io.ripen.lifecycle.stage;

import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.ScoreSnapshot;
import java.time.Instant;

/**
 * The score change that was looked at last.
 *
 * @param sequence its number
 * @param asOf the instant for which it holds
 * @param score the score
 * @param snapshot what it says beside the score
 */
record Seen(long sequence, Instant asOf, ScoreValues score, Snapshot snapshot) {

    static Seen of(ScoreChanged change) {
        return new Seen(change.sequence(), change.asOf(), change.score(), Snapshot.of(change));
    }

    /** The input of a decision. */
    ScoreSnapshot input() {
        return snapshot.with(sequence, asOf, score);
    }
}
