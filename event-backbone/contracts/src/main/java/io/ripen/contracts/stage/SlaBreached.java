package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.lead.LeadOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sales did not react in the agreed time.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}
 * @param stage the stage whose clock ran out
 * @param clock the clock, for example {@code first-contact}
 * @param startedAt when the clock started
 * @param dueAt when it ran out
 * @param owner the sales user who owns the lead
 * @param attempt how many times the clock has been started since the lead entered the stage, from 1
 * @param origin where the lead came from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaBreached(
        String leadId,
        long sequence,
        String stage,
        String clock,
        Instant startedAt,
        Instant dueAt,
        @Nullable String owner,
        @Nullable Integer attempt,
        @Nullable LeadOrigin origin) {}
