package io.ripen.scoring.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.account.AccountRef;
import io.ripen.contracts.score.ScoreValues;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account in a list.
 *
 * @param accountId the account
 * @param account what its leads share
 * @param name the company's name that most members tell
 * @param score the score as last published
 * @param memberCount how many leads belong to it
 * @param asOf the instant for which the score holds
 * @param sequence how many times a score was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountItem(
        @Schema(examples = "0c7b3c55-58a5-3d0f-8a44-3a2f3f0f9b6e")
        String accountId,

        AccountRef account,
        @Schema(examples = "Nordvind Logistik AB") @Nullable String name,
        ScoreValues score,
        @Schema(examples = "3") int memberCount,
        Instant asOf,
        @Schema(examples = "12") long sequence) {}
