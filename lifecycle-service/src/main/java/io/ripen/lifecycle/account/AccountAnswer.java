package io.ripen.lifecycle.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account with its leads.
 *
 * @param account the account as a whole
 * @param leads its leads, the highest score first; at most as many as {@code ripen.lifecycle.max-page-size}
 */
@Schema(name = "AccountWithLeads")
record AccountAnswer(AccountSummary account, List<Lead> leads) {
    AccountAnswer {
        leads = List.copyOf(leads);
    }

    /**
     * A lead of an account. What lifecycle has not heard of yet is absent.
     *
     * @param leadId the lead
     * @param function its function in the buying centre
     * @param stage where it stands
     * @param enteredAt since when
     * @param score its score
     * @param owner who owns it
     * @param slaState how far its most urgent clock has come
     * @param slaDueAt when that clock's agreed time is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountLead")
    record Lead(
            String leadId,
            @Schema(examples = "decider") @Nullable String function,
            @Schema(examples = "SAL") @Nullable String stage,
            @Nullable Instant enteredAt,
            @Nullable ScoreValues score,
            @Nullable String owner,
            @Nullable String slaState,
            @Nullable Instant slaDueAt) {}
}
