package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.LeadScore;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a lead.
 *
 * @param bandAtEnd the band at the end of the window
 * @param judged the score before the outcome, or at the last touchpoint
 * @param handedOverAt the first touchpoint in the window at which the lead, known by its address, stood at the
 *     threshold or above with some engagement; null if it never did
 */
public record Judgement(
        String bandAtEnd, Score judged, @Nullable Instant handedOverAt) {

    /** Folds the lead's touchpoints in time order under a model. */
    static Judgement of(PastLead lead, ScoringModel model, Question question) {
        int known = lead.evidence(question).size();
        LeadScore state = LeadScore.EMPTY;
        Score judged = score(state, lead.judgedAt(question), model);
        Instant handedOverAt = null;
        int folded = 0;
        for (Touchpoint touchpoint : lead.touchpoints()) {
            if (touchpoint.occurredAt().isAfter(question.until())) {
                break;
            }
            state = Fold.fold(state, List.of(touchpoint), model);
            folded++;
            Instant at = touchpoint.occurredAt();
            if (handedOverAt == null && !at.isBefore(question.from()) && isReady(state, at, model, question)) {
                handedOverAt = at;
            }
            if (folded == known) {
                judged = score(state, lead.judgedAt(question), model);
            }
        }
        return new Judgement(score(state, question.until(), model).band(), judged, handedOverAt);
    }

    private static boolean isReady(LeadScore state, Instant at, ScoringModel model, Question question) {
        if (state.facts().value(FactName.EMAIL) == null) {
            return false;
        }
        Score score = score(state, at, model);
        return score.engagement() > 0 && score.total() >= question.threshold();
    }

    private static Score score(LeadScore state, Instant at, ScoringModel model) {
        return Evaluation.of(state, at, model).score();
    }
}
