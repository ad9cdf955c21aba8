package io.ripen.scoring.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's lane answers to a command.
 *
 * @param leadId the lead that was asked
 * @param code why nothing was done; absent when it was done
 * @param other the lead that the code speaks of
 * @param sequence score changes published for the lead so far
 * @param previous the score before
 * @param score the score afterwards
 * @param requestId the request for erasure that the command made or met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadAnswer(
        String leadId,
        @Nullable String code,
        @Nullable String other,
        long sequence,
        @Nullable ScoreValues previous,
        @Nullable ScoreValues score,
        @Nullable String requestId) {

    /** The code of {@link Refusal.Reason#MERGE_UNDER_WAY}. */
    static final String MERGE_UNDER_WAY = "merge-under-way";

    /** Reads an answer. */
    public static LeadAnswer of(CommandAnswer answer) {
        return LeadCommand.Form.read(answer.payload(), LeadAnswer.class);
    }

    /** The answer to a command that was decided. */
    public static CommandAnswer answer(LaneCommand command, Lead before, LeadDecision decision) {
        Lead after = decision.lead();
        Refusal refusal = decision.refusal().orElse(null);
        LeadAnswer answer = refusal == null
                ? new LeadAnswer(
                        after.id(),
                        null,
                        after.merges().into(),
                        after.sequence(),
                        ScoreWriter.values(before.published()),
                        ScoreWriter.values(after.published()),
                        after.erasure() == null ? null : after.erasure().requestId())
                : new LeadAnswer(
                        after.id(), code(refusal.reason()), refusal.leadId(), after.sequence(), null, null, null);
        return new CommandAnswer(
                command.commandId(),
                refusal == null ? CommandAnswer.DONE : status(refusal.reason()),
                LeadCommand.Form.write(answer));
    }

    private static String code(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int status(Refusal.Reason reason) {
        return switch (reason) {
            case LEAD_UNKNOWN -> CommandAnswer.UNKNOWN;
            case LEAD_ERASED -> 410;
            case LEAD_MERGED -> 308;
            case SAME_LEAD, WRONG_SURVIVOR, NOT_MERGED_HERE, HISTORY_NOT_TAKEN, MERGE_UNDER_WAY ->
                CommandAnswer.REFUSED;
        };
    }
}
