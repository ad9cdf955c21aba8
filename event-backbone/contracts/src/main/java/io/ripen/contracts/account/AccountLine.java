package io.ripen.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's receipt. The {@code points} of all lines of an axis add up to that axis exactly.
 *
 * @param axis {@code fit} or {@code engagement}
 * @param leadId the lead, where the line stands for one; absent for the sum of the others and for the cap
 * @param count how many leads the line stands for; 0 for what the cap cut
 * @param points points, negative for what the cap cut
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountLine(String axis, @Nullable String leadId, int count, BigDecimal points) {}
