package io.ripen.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's score changed. Carries the full new state, so that a consumer can start anywhere.
 *
 * @param accountId the account
 * @param sequence the same number as {@code ce_sequence}: gapless per account, from 1
 * @param asOf the instant for which the score holds
 * @param account what makes leads belong to the account
 * @param name the company's name that most members tell
 * @param model the model version whose bands and cap hold
 * @param cause what set it off
 * @param score the new score
 * @param previous the score that was published before; all zero for the first
 * @param memberCount how many leads belong to the account
 * @param members the leads with the highest scores, at most 50
 * @param functions the functions of the buying centre that members have, in alphabetical order
 * @param receipt the lines that add up to the score
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountScoreChanged(
        String accountId,
        long sequence,
        Instant asOf,
        AccountRef account,
        @Nullable String name,
        ModelRef model,
        Cause cause,
        ScoreValues score,
        ScoreValues previous,
        int memberCount,
        List<AccountMember> members,
        List<String> functions,
        List<AccountLine> receipt) {

    /** Copies the lists; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public AccountScoreChanged {
        members = members == null ? List.of() : List.copyOf(members);
        functions = functions == null ? List.of() : List.copyOf(functions);
        receipt = receipt == null ? List.of() : List.copyOf(receipt);
    }
}
