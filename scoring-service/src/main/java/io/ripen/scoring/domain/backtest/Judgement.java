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
 * @param handedOverAt the first touchpoint in the window, and before the outcome, at which the lead, known by its
 *     address, stood at the threshold or above with some engagement; null if it never did
 */
public record Judgement(
        String bandAtEnd, Score judged, @Nullable Instant handedOverAt) {

    /** Folds the lead's touchpoints in time order under a model. */
    static Judgement of(PastLead lead, ScoringModel model, Question question) {
        int known = lead.evidence(question).size();
        boolean positive = lead.isPositive(question);
        Fold fold = Fold.start(model);
        Score judged = fold.score(lead.judgedAt(question));
        Instant handedOverAt = null;
        int folded = 0;
        for (Touchpoint touchpoint : lead.touchpoints()) {
            if (touchpoint.occurredAt().isAfter(question.until())) {
                break;
            }
            fold.take(touchpoint);
            folded++;
            Instant at = touchpoint.occurredAt();
            // What came with the outcome, or after it, did not find it.
            boolean inTime = !at.isBefore(question.from()) && (!positive || folded <= known);
            if (handedOverAt == null && inTime && isReady(fold, at, question)) {
                handedOverAt = at;
            }
            if (folded == known) {
                judged = fold.score(lead.judgedAt(question));
            }
        }
        return new Judgement(fold.score(question.until()).band(), judged, handedOverAt);
    }

    private static boolean isReady(Fold fold, Instant at, Question question) {
        if (fold.facts().value(FactName.EMAIL) == null) {
            return false;
        }
        Score score = fold.score(at);
        return score.engagement() > 0 && score.total() >= question.threshold();
    }
}
