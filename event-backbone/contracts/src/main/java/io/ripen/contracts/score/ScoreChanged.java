package io.ripen.contracts.score;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score changed. Carries the full new state, so that a consumer can start anywhere.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}: gapless per lead, from 1
 * @param asOf the instant for which the score holds
 * @param model the model version that computed it
 * @param reason why it was published
 * @param cause what set it off
 * @param score the new score
 * @param previous the score that was published before; all zero for the first
 * @param interests engagement points per topic, exact to 0.01
 * @param products engagement points per product, exact to 0.01
 * @param counters how many touchpoints of each kind the lead has had, by the counters that the model names
 * @param receipt the lines that add up to the score
 * @param profile facts and consents
 * @param mergedInto the lead that this one turned out to be, which has the history and the score from now on; absent
 *     while the lead stands for itself
 * @param origin where the lead came from; absent while no touchpoint told
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreChanged(
        String leadId,
        long sequence,
        Instant asOf,
        ModelRef model,
        ScoreReason reason,
        Cause cause,
        ScoreValues score,
        ScoreValues previous,

        @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, BigDecimal> interests,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, BigDecimal> products,

        @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, Integer> counters,

        List<ReceiptLine> receipt,
        LeadProfile profile,
        @Nullable String mergedInto,
        @Nullable LeadOrigin origin) {

    /** Copies the collections; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public ScoreChanged {
        interests = interests == null ? Map.of() : Map.copyOf(interests);
        products = products == null ? Map.of() : Map.copyOf(products);
        counters = counters == null ? Map.of() : Map.copyOf(counters);
        receipt = receipt == null ? List.of() : List.copyOf(receipt);
        profile = profile == null ? LeadProfile.EMPTY : profile;
    }
}
