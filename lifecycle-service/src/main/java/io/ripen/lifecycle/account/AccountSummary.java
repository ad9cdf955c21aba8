package io.ripen.lifecycle.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.account.Coverage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as a whole.
 *
 * @param accountId the account
 * @param domain the mail domain that its leads share; absent where they share the company's name
 * @param company the words of the company's name without its legal form, where no business domain is known
 * @param name the company's name as most of its leads tell it
 * @param score its score as scoring published it last
 * @param asOf the instant for which the score holds
 * @param leadCount how many leads belong to it
 * @param stages how many of them are in which stage, in the model's order, stages without leads left out
 * @param buyingCentre whose functions are known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Account")
record AccountSummary(
        String accountId,
        @Nullable String domain,
        @Nullable String company,
        @Nullable String name,
        ScoreValues score,
        Instant asOf,
        int leadCount,
        List<InStage> stages,
        Coverage buyingCentre) {
    AccountSummary {
        stages = List.copyOf(stages);
    }

    /** How many leads are in a stage. */
    @Schema(name = "AccountStage")
    record InStage(@Schema(examples = "MQL") String stage, long leads) {}
}
