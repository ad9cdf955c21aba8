package io.ripen.scoring.lead;

import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Forecast;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead's score at an instant, with the receipt that adds up to it.
 *
 * @param leadId the lead
 * @param at the instant for which the score holds
 * @param model the model version that computed it
 * @param score the score
 * @param interests engagement points per topic
 * @param products engagement points per product
 * @param counters touchpoints counted
 * @param receipt the lines that add up to the score, at most 50 per axis
 * @param profile facts and consents known then
 * @param outlook what time alone will do to the score, if nothing happens after the instant
 */
public record LeadScoreView(
        @Schema(examples = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77")
        String leadId,

        Instant at,
        ModelRef model,
        ScoreValues score,
        Map<String, BigDecimal> interests,
        Map<String, BigDecimal> products,
        Map<String, Integer> counters,
        List<ReceiptLine> receipt,
        LeadProfile profile,
        List<Expectation> outlook) {

    /** The score of a folded lead at an instant that is not before its last touchpoint. */
    public static LeadScoreView of(
            String leadId, FoldedHistory folded, Instant at, ScoringModel model, ScoringConfig.Outlook outlook) {
        Evaluation evaluation = Evaluation.of(folded, at, model);
        return new LeadScoreView(
                leadId,
                at,
                ScoreWriter.model(model.ref()),
                ScoreWriter.values(evaluation.score()),
                ScoreWriter.interests(evaluation.interests().topics()),
                ScoreWriter.interests(evaluation.interests().products()),
                new TreeMap<>(folded.counters()),
                ScoreWriter.receipt(evaluation.lines()),
                ScoreWriter.profile(folded),
                expected(folded, at, model, outlook));
    }

    private static List<Expectation> expected(
            FoldedHistory folded, Instant at, ScoringModel model, ScoringConfig.Outlook outlook) {
        List<Long> ofModel = model.thresholds().totals();
        List<Long> totals = ofModel.isEmpty()
                ? outlook.totals().stream().map(total -> Points.ofWhole(total)).toList()
                : ofModel;
        return Forecast.of(folded, at, outlook.horizon(), totals, model).stream()
                .map(Expectation::of)
                .toList();
    }
}
