package io.ripen.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import org.jspecify.annotations.Nullable;

/**
 * What a lead brings to its account.
 *
 * @param leadId the lead
 * @param score its score as the account knows it
 * @param function its function in the buying centre
 * @param company the company's name as the lead told it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountMember(
        String leadId,
        ScoreValues score,
        @Nullable String function,
        @Nullable String company) {}
