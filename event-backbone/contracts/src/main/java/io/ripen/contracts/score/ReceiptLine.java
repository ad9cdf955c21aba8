package io.ripen.contracts.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a score receipt. The {@code points} of all lines of an axis add up to that axis exactly.
 *
 * @param axis {@code fit} or {@code engagement}
 * @param rule the rule that awarded; {@code cap} for what a cap cut; {@code earlier} for older touchpoints of several
 *     rules, summed
 * @param touchpointId the touchpoint, where the line stands for one
 * @param count how many touchpoints the line stands for; 0 for facts and caps
 * @param occurredAt when the touchpoint happened, of several the last
 * @param awarded points when awarded
 * @param decayed what decay took since, zero or negative for positive awards
 * @param points {@code awarded + decayed}: what the line is worth now
 * @param detail the URL, fact or limit that the line is about, for a person to read
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiptLine(
        String axis,
        String rule,
        @Nullable String touchpointId,
        int count,
        @Nullable Instant occurredAt,
        BigDecimal awarded,
        BigDecimal decayed,
        BigDecimal points,
        @Nullable String detail) {}
