package io.ripen.nurture.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.lead.StoredJson;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a lead may be mailed again after a bounce or a complaint: the command by which its lane lifts the suppression.
 *
 * @param id chosen by the sender: the same again lifts nothing
 * @param suppression what is lifted: {@link AddressStatus#BOUNCED} or {@link AddressStatus#COMPLAINED}
 * @param address the hash of the address that is meant; absent if the lead has none
 * @param reason why
 * @param author whose token it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuppressionLift(
        String id, AddressStatus suppression, @Nullable String address, String reason, String author) {

    /** The command's kind. */
    public static final String KIND = "suppression-lift";

    /** Reads the command back. */
    public static SuppressionLift of(LaneCommand command) {
        return StoredJson.read(command.payload(), SuppressionLift.class);
    }

    /** What it means for the lead. */
    public LeadInput input() {
        return new LeadInput.SuppressionLifted(suppression, address);
    }

    /** The lane's answer. */
    public static CommandAnswer answer(LaneCommand command, boolean lifted) {
        return new CommandAnswer(command.commandId(), CommandAnswer.DONE, StoredJson.write(new Outcome(lifted)));
    }

    /**
     * Whether the lane lifted something; not if the person was forgotten meanwhile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 500 if the lane gave it up
     */
    static boolean lifted(CommandAnswer answer) {
        if (answer.status() == CommandAnswer.FAILED) {
            throw ErrorCode.COMMAND_FAILED.problem(
                    Response.Status.INTERNAL_SERVER_ERROR,
                    "RIPEN-N-333 the lead's lane gave it up and logged why; send it again with another commandId");
        }
        return StoredJson.read(answer.payload(), Outcome.class).lifted();
    }

    /** How people name what is lifted: {@code bounced} or {@code complained}. */
    String name() {
        return suppression.name().toLowerCase(Locale.ROOT);
    }

    LaneCommand toCommand(String leadId, Instant now) {
        return new LaneCommand(KIND + "/" + leadId + "/" + id, leadId, KIND, StoredJson.write(this), now);
    }

    private record Outcome(boolean lifted) {}
}
