package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.touchpoint.Campaign;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score to be published.
 *
 * @param sequence gapless per lead, from 1
 * @param asOf the instant for which it holds
 * @param reason why
 * @param cause what set it off
 * @param previous the score published before
 * @param evaluation the score with its lines
 * @param lead the state that was scored
 * @param origin whence the lead came; null while no touchpoint told
 */
public record ScoreChange(
        long sequence,
        Instant asOf,
        ChangeReason reason,
        Cause cause,
        Score previous,
        Evaluation evaluation,
        FoldedHistory lead,
        @Nullable Campaign origin) {
    ScoreChange from(@Nullable Campaign campaign) {
        return new ScoreChange(sequence, asOf, reason, cause, previous, evaluation, lead, campaign);
    }
}
