package io.ripen.scoring.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * A lead's place in an account, as the last activity told it.
 *
 * @param leadId the lead
 * @param key the account
 * @param sequence of the last activity, from 1
 * @param member what the lead brings; null once it has left
 */
public record Membership(
        String leadId,
        AccountKey key,
        long sequence,
        @Nullable Member member) {}
