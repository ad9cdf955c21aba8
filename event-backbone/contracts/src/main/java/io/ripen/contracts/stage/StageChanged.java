package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead entered another stage. Carries the full new state, so that a consumer can start anywhere.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}: gapless per lead over all events of the topic, from 1
 * @param from the stage left; absent for the first
 * @param to the stage entered, for example {@code MQL}
 * @param at when
 * @param reason stable code, which {@link StageReason} lists
 * @param guards the conditions and how each turned out
 * @param by who or what moved the lead
 * @param model the stage model's version
 * @param score the score at that moment
 * @param scoreSequence which score change that was
 * @param interests engagement points per topic at that moment
 * @param profile facts and consents at that moment
 * @param cause what set it off
 * @param fromSince when the lead entered the stage left; absent for the first
 * @param feedbackReason reason code that sales gave
 * @param owner the sales user who owns the lead
 * @param origin where the lead came from
 * @param quarantine no marketing mail while it lasts; absent where there is none
 * @param deal the deal, once sales opened one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageChanged(
        String leadId,
        long sequence,
        @Nullable String from,
        String to,
        Instant at,
        String reason,
        List<GuardResult> guards,
        Actor by,
        ModelRef model,
        ScoreValues score,
        long scoreSequence,

        @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, BigDecimal> interests,

        LeadProfile profile,
        Cause cause,
        @Nullable Instant fromSince,
        @Nullable String feedbackReason,
        @Nullable String owner,
        @Nullable LeadOrigin origin,
        @Nullable Quarantine quarantine,
        @Nullable Deal deal) {

    /** Copies the collections; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public StageChanged {
        guards = guards == null ? List.of() : List.copyOf(guards);
        interests = interests == null ? Map.of() : Map.copyOf(interests);
        profile = profile == null ? LeadProfile.EMPTY : profile;
    }
}
