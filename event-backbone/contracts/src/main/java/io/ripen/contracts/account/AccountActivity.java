package io.ripen.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a lead brings to its account changed. Carries the full new state of the membership.
 *
 * @param accountId the account
 * @param sequence the same number as {@code ce_sequence}: gapless per lead and account, from 1
 * @param leadId the lead
 * @param account what makes leads belong to the account
 * @param asOf the instant for which it holds
 * @param cause what set it off
 * @param member what the lead brings; absent when it has left the account
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountActivity(
        String accountId,
        long sequence,
        String leadId,
        AccountRef account,
        Instant asOf,
        Cause cause,
        @Nullable AccountMember member) {}
