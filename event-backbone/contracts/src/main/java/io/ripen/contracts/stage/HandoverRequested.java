package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead is handed to sales, with the packet that sales needs.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}
 * @param at when
 * @param stage the stage that asks for the handover
 * @param score the score at that moment
 * @param profile facts and consents
 * @param interests engagement points per topic
 * @param receipt the lines that weigh most
 * @param cause what set it off
 * @param owner the sales user who owns the lead
 * @param origin where the lead came from
 * @param advice what sales should know and do
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandoverRequested(
        String leadId,
        long sequence,
        Instant at,
        String stage,
        ScoreValues score,
        LeadProfile profile,

        @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, BigDecimal> interests,

        List<ReceiptLine> receipt,
        Cause cause,
        @Nullable String owner,
        @Nullable LeadOrigin origin,
        @Nullable HandoverAdvice advice) {

    /** Copies the collections; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public HandoverRequested {
        profile = profile == null ? LeadProfile.EMPTY : profile;
        interests = interests == null ? Map.of() : Map.copyOf(interests);
        receipt = receipt == null ? List.of() : List.copyOf(receipt);
    }
}
