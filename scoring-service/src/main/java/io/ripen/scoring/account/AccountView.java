package io.ripen.scoring.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.account.AccountLine;
import io.ripen.contracts.account.AccountMember;
import io.ripen.contracts.account.AccountRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account with its members and the receipt that adds up to its score.
 *
 * @param accountId the account
 * @param account what its leads share
 * @param name the company's name that most members tell
 * @param asOf the instant for which the score holds
 * @param score the score under the model in force; what was published last follows within the re-fold
 * @param memberCount how many leads belong to it
 * @param members the leads with the highest scores, at most 50
 * @param functions the functions of the buying centre that members have
 * @param receipt the lines that add up to the score
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
        @Schema(examples = "0c7b3c55-58a5-3d0f-8a44-3a2f3f0f9b6e")
        String accountId,

        AccountRef account,
        @Nullable String name,
        Instant asOf,
        ScoreValues score,
        int memberCount,
        List<AccountMember> members,
        @Schema(examples = "[\"buyer\", \"decider\"]") List<String> functions,
        List<AccountLine> receipt) {
    static AccountView of(Account account, ScoringModel model) {
        AccountScore score = account.score(model);
        return new AccountView(
                account.key().accountId(),
                AccountEvents.ref(account.key()),
                score.name().orElse(null),
                account.asOf(),
                ScoreWriter.values(score.score()),
                score.memberCount(),
                AccountEvents.members(score),
                score.functions(),
                AccountEvents.lines(score));
    }
}
