package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a lead.
 *
 * @param bandAtEnd the band at the end of the window
 * @param judged the score before the outcome, or at the last touchpoint
 * @param readyBefore whether the lead, known by its address, stood at the threshold or above with some engagement when
 *     the window began
 * @param handedOverAt the first touchpoint in the window, and before the outcome, at which it did; null if it never did,
 *     or was ready before
 */
public record Judgement(
        String bandAtEnd,
        Score judged,
        boolean readyBefore,
        @Nullable Instant handedOverAt) {

    /** Folds the lead's touchpoints in time order under a model. */
    static Judgement of(PastLead lead, ScoringModel model, Question question) {
        int known = lead.evidence(question).size();
        boolean positive = lead.isPositive(question);
        Fold fold = Fold.start(model);
        Score judged = fold.score(lead.judgedAt(question));
        Instant handedOverAt = null;
        boolean readyBefore = false;
        boolean begun = false;
        int folded = 0;
        for (Touchpoint touchpoint : lead.touchpoints()) {
            Instant at = touchpoint.occurredAt();
            if (at.isAfter(question.until())) {
                break;
            }
            if (!begun && !at.isBefore(question.from())) {
                begun = true;
                readyBefore = isReady(fold, question.from(), question);
            }
            fold.take(touchpoint);
            folded++;
            // What came with the outcome, or after it, did not find it.
            boolean inTime = begun && !readyBefore && (!positive || folded <= known);
            if (handedOverAt == null && inTime && isReady(fold, at, question)) {
                handedOverAt = at;
            }
            if (folded == known) {
                judged = fold.score(lead.judgedAt(question));
            }
        }
        return new Judgement(fold.score(question.until()).band(), judged, readyBefore, handedOverAt);
    }

    private static boolean isReady(Fold fold, Instant at, Question question) {
        if (fold.facts().value(FactName.EMAIL) == null) {
            return false;
        }
        Score score = fold.score(at);
        return score.engagement() > 0 && score.total() >= question.threshold();
    }
}
