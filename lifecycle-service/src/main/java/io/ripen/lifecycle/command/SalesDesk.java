package io.ripen.lifecycle.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.stage.SalesCommand;
import io.ripen.lifecycle.stage.StageJson;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Hands commands to the leads' lanes and waits for the answers. */
@ApplicationScoped
class SalesDesk {
    private final CommandInbox inbox;
    private final Clock clock;

    SalesDesk(CommandInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Carries a command out; a problem with the reason and what is allowed if it is refused. */
    Uni<SalesCommand.Answer> say(SalesFeedback feedback, String sender) {
        return ask(new LaneCommand(
                SalesCommand.FEEDBACK + "/" + feedback.leadId() + "/" + feedback.commandId(),
                feedback.leadId(),
                SalesCommand.FEEDBACK,
                StageJson.write(new SalesCommand.Order(feedback, sender)),
                clock.instant()));
    }

    /** Brings a lead's stage along, once per key; each time where it has none. */
    Uni<SalesCommand.Answer> bring(String leadId, SalesCommand.Import stage) {
        String key = stage.key();
        return ask(new LaneCommand(
                SalesCommand.IMPORT + "/" + leadId + "/" + (key == null ? UUID.randomUUID() : key),
                leadId,
                SalesCommand.IMPORT,
                StageJson.write(stage),
                clock.instant()));
    }

    private Uni<SalesCommand.Answer> ask(LaneCommand command) {
        return inbox.ask(SalesCommand.LANE_GROUP, command)
                .onFailure(TimeoutException.class)
                .transform(late -> ErrorCode.ANSWER_LATE.problem(
                        "It will be carried out. Send it again with the same commandId to get its answer."))
                .map(SalesDesk::answer);
    }

    /** What the lane answered; a problem unless the command was done. */
    static SalesCommand.Answer answer(CommandAnswer given) {
        SalesCommand.Answer answer = switch (given.status()) {
            case CommandAnswer.DONE, CommandAnswer.UNKNOWN, CommandAnswer.REFUSED ->
                StageJson.read(given.payload(), SalesCommand.Answer.class);
            default ->
                throw ErrorCode.COMMAND_FAILED.problem(
                        "RIPEN-LC-203 the lead's lane gave it up and logged why; send it again with another commandId");
        };
        if (given.status() == CommandAnswer.UNKNOWN) {
            throw ErrorCode.LEAD_UNKNOWN.problem("lifecycle has seen no score of a lead with this id");
        }
        if (given.status() == CommandAnswer.REFUSED) {
            throw refused(answer);
        }
        return answer;
    }

    private static HttpProblem refused(SalesCommand.Answer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", String.valueOf(answer.refusal()));
        members.put("stage", String.valueOf(answer.stage()));
        members.put("allowed", answer.allowed());
        if (answer.mergedInto() != null) {
            members.put("mergedInto", answer.mergedInto());
            return ErrorCode.COMMAND_REFUSED.problem(
                    "%s; the lead goes on as %s, say it of that one".formatted(answer.refusal(), answer.mergedInto()),
                    members);
        }
        return ErrorCode.COMMAND_REFUSED.problem(
                "%s; the lead is in stage %s, which allows %s"
                        .formatted(answer.refusal(), answer.stage(), String.join(", ", answer.allowed())),
                members);
    }
}
