package io.ripen.scoring.lead;

import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.domain.model.Points;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead in a list.
 *
 * @param leadId the lead
 * @param score the score as last published
 * @param asOf the instant for which it holds
 * @param sequence how many times a score was published
 */
public record LeadItem(
        @Schema(examples = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77")
        String leadId,

        ScoreValues score,
        Instant asOf,
        @Schema(examples = "17") long sequence) {

    /** From a row's columns, hundredths. */
    public LeadItem(UUID leadId, long fit, long engagement, long total, String band, Instant asOf, long sequence) {
        this(
                leadId.toString(),
                new ScoreValues(Points.toDecimal(total), Points.toDecimal(fit), Points.toDecimal(engagement), band),
                asOf,
                sequence);
    }
}
