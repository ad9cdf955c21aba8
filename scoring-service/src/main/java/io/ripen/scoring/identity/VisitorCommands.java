package io.ripen.scoring.identity;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.command.VisitorCommand;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.history.Judgement;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.history.TouchpointId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Carries out commands to visitors, one after the other, after the batch's touchpoints have been kept. */
@Singleton
class VisitorCommands {
    /** The answer to a verdict about a touchpoint that belongs to a lead by now, whose own lane is to be asked. */
    static final int OWNED = CommandAnswer.REFUSED;

    private static final String OWNER = "select lead_id from visitor_segment where visitor_key = $1 and segment = $2";

    private static final String FORGET_OWNER =
            "delete from visitor_segment where visitor_key = $1 and segment = $2 and lead_id = $3";
    /** Where the current part is forgotten, an anonymous one begins; a visitor of whom nothing is left goes. */
    private static final String BEGIN_ANEW = """
            update visitor set segment = segment + 1, lead_id = null, sequence = 0
            where visitor_key = $1 and segment = $2""";

    private static final String FORGET_VISITOR = """
            delete from visitor v
            where v.visitor_key = $1 and v.lead_id is null
              and not exists (select from touchpoint t where t.visitor_key = v.visitor_key)
              and not exists (select from anonymous_touchpoint t where t.visitor_key = v.visitor_key)
              and not exists (select from visitor_segment s where s.visitor_key = v.visitor_key)""";
    private static final String FORGET_LETTERS =
            "delete from dead_letter where lane_group = '" + VisitorCommand.LANE_GROUP + "' and record_key = $1";

    private static final String FORGET_COMMANDS = "delete from lane_command where lane_group = '"
            + VisitorCommand.LANE_GROUP
            + "' and subject = $1 and answered_at is not null and kind <> 'forget'";

    private final TouchpointHistory history;
    private final CommandInbox inbox;

    @Inject
    VisitorCommands(TouchpointHistory history, CommandInbox inbox) {
        this.history = history;
        this.inbox = inbox;
    }

    /** The outcome with the commands carried out and answered. */
    Uni<LaneOutcome> carryOut(SqlConnection transaction, List<LaneCommand> commands, LaneOutcome outcome, Instant now) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(outcome);
        }
        LaneOutcome.Builder all = outcome.toBuilder();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (LaneCommand command : commands) {
            done = done.chain(() -> carryOut(transaction, command, now))
                    .invoke(status -> all.answer(new CommandAnswer(command.commandId(), status, "{}")))
                    .replaceWithVoid();
        }
        return done.map(ignored -> all.build());
    }

    private Uni<Integer> carryOut(SqlConnection transaction, LaneCommand command, Instant now) {
        VisitorCommand asked = VisitorCommand.of(command);
        if (asked == null) {
            return Uni.createFrom().item(CommandAnswer.DONE);
        }
        return switch (asked) {
            case VisitorCommand.Judge judge -> judge(transaction, command, judge);
            case VisitorCommand.Forget forget -> forget(transaction, command.subject(), forget, now);
        };
    }

    private Uni<Integer> judge(SqlConnection transaction, LaneCommand command, VisitorCommand.Judge judge) {
        return transaction
                .preparedQuery(OWNER)
                .execute(Tuple.of(command.subject(), judge.segment()))
                .flatMap(owner -> owner.size() > 0
                        ? Uni.createFrom().item(OWNED)
                        : history.judgeAnonymous(
                                        transaction,
                                        new Judgement(
                                                new TouchpointId(judge.site(), judge.touchpointId()),
                                                judge.verdict(),
                                                judge.reason(),
                                                judge.author(),
                                                command.receivedAt()))
                                .replaceWith(CommandAnswer.DONE));
    }

    private Uni<Integer> forget(
            SqlConnection transaction, String visitorKey, VisitorCommand.Forget forget, Instant now) {
        Tuple place = Tuple.of(visitorKey, forget.segment());
        return transaction
                .preparedQuery(FORGET_OWNER)
                .execute(Tuple.of(visitorKey, forget.segment(), UUID.fromString(forget.leadId())))
                .flatMap(owned -> owned.rowCount() > 0 || Lead.isRecordKey(visitorKey)
                        ? history.erase(transaction, visitorKey, forget.segment())
                                .chain(() ->
                                        transaction.preparedQuery(BEGIN_ANEW).execute(place))
                                .chain(() -> transaction
                                        .preparedQuery(FORGET_VISITOR)
                                        .execute(Tuple.of(visitorKey)))
                                .chain(() -> transaction
                                        .preparedQuery(FORGET_LETTERS)
                                        .execute(Tuple.of(visitorKey)))
                                .chain(() -> transaction
                                        .preparedQuery(FORGET_COMMANDS)
                                        .execute(Tuple.of(visitorKey)))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .chain(() -> forget.confirmed() ? confirm(transaction, visitorKey, forget, now) : nothing())
                .replaceWith(CommandAnswer.DONE);
    }

    private Uni<Void> confirm(SqlConnection transaction, String visitorKey, VisitorCommand.Forget forget, Instant now) {
        LaneCommand command = new LeadCommand.Forgotten(forget.requestId())
                .toLane(
                        forget.erased(),
                        VisitorCommand.forgetKey(forget.requestId(), visitorKey, forget.segment(), forget.requestId()),
                        now);
        return inbox.enqueue(transaction, LeadCommand.LANE_GROUP, command);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
