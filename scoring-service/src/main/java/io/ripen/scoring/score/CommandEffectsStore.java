package io.ripen.scoring.score;

import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.Columns;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.lanes.postgres.LaneErasure;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.command.VisitorCommand;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.history.Judgement;
import io.ripen.scoring.history.TouchpointHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes what commands do beside the leads themselves, within the lane's transaction. Commands are few. */
@Singleton
class CommandEffectsStore {
    private static final String MERGED = """
            insert into lead_merge (lead_id, number, into_lead, merged_at, reason, author)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String UNMERGED = """
            update lead_merge set undone_at = $2, undone_by = $3, undone_for = $4
            where lead_id = $1 and undone_at is null""";

    private static final String OF_LEADS =
            " where lane_group = '" + LeadCommand.LANE_GROUP + "' and subject = any($1::uuid[]::text[])";

    /** What the leads are known by. */
    private static final List<String> ERASE = List.of(
            "delete from lead_identity where lead_id = any($1::uuid[])",
            "delete from outcome where lead_id = any($1::uuid[])",
            "delete from enrichment_request where lead_id = any($1::uuid[])",
            "delete from lead_merge where lead_id = any($1::uuid[]) or into_lead = any($1::uuid[])");

    /** The commands of this very batch are answered with it; what they said goes. */
    private static final String EMPTY_COMMANDS =
            "update lane_command set payload = '{}'" + OF_LEADS + " and command_id = any($2::text[])";
    /** Whoever waits still is told. An erasure is not answered here: it may mean a lead that was just parted from this one. */
    private static final String REFUSE_COMMANDS =
            """
            update lane_command
            set payload = '{}', answer_status = 410, answered_at = now(),
              answer_payload = '{"leadId":"' || subject || '","code":"lead-erased","sequence":0}'""" + OF_LEADS + " and command_id <> all($2::text[]) and kind <> 'erase'";

    /** As the index of V0154 has it: the lead stands behind the first stroke of the id. */
    static final String FORGET_COMMANDS = "delete from lane_command where lane_group = '"
            + VisitorCommand.LANE_GROUP
            + "' and kind = 'forget' and answered_at is not null and split_part(command_id, '/', 2) = any($1::text[])";

    private final TouchpointHistory history;
    private final CommandInbox inbox;

    @Inject
    CommandEffectsStore(TouchpointHistory history, CommandInbox inbox) {
        this.history = history;
        this.inbox = inbox;
    }

    Uni<Void> write(SqlConnection transaction, CommandEffects effects, LaneBatch lane) {
        if (effects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Supplier<Uni<?>>> steps = new ArrayList<>();
        for (Judgement judgement : effects.judgements()) {
            steps.add(() -> history.judge(transaction, judgement));
        }
        if (!effects.spoken().isEmpty()) {
            steps.add(() -> history.keep(transaction, effects.spoken()));
        }
        for (CommandEffects.Merge merge : effects.merges()) {
            steps.add(() -> transaction.preparedQuery(MERGED).execute(values(merge)));
        }
        for (CommandEffects.Unmerge unmerge : effects.unmerges()) {
            steps.add(() -> transaction
                    .preparedQuery(UNMERGED)
                    .execute(Tuple.of(
                            UUID.fromString(unmerge.lead()),
                            Columns.utc(unmerge.at()),
                            unmerge.author(),
                            unmerge.reason())));
        }
        erase(transaction, effects, lane, steps);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Supplier<Uni<?>> step : steps) {
            done = done.chain(step).replaceWithVoid();
        }
        return done;
    }

    private void erase(
            SqlConnection transaction, CommandEffects effects, LaneBatch lane, List<Supplier<Uni<?>>> steps) {
        if (!effects.erasedLeads().isEmpty()) {
            UUID[] leads = ids(effects.erasedLeads());
            String[] answered =
                    lane.commands().stream().map(LaneCommand::commandId).toArray(String[]::new);
            for (String statement : ERASE) {
                steps.add(() -> transaction
                        .preparedQuery(statement)
                        .execute(Tuple.tuple().addValue(leads)));
            }
            steps.add(() -> LaneErasure.forget(transaction, LeadCommand.LANE_GROUP, effects.erasedLeads()));
            for (String statement : List.of(EMPTY_COMMANDS, REFUSE_COMMANDS)) {
                steps.add(() -> transaction
                        .preparedQuery(statement)
                        .execute(Tuple.tuple().addValue(leads).addValue(answered)));
            }
        }
        // A browser that many share has thousands of parts.
        List<LaneCommand> forgets = effects.forgets().stream()
                .map(forget -> command(forget, lane.now()))
                .toList();
        steps.add(() -> inbox.enqueueAll(transaction, VisitorCommand.LANE_GROUP, forgets));
        for (CommandEffects.ErasureElsewhere erasure : effects.erasures()) {
            LaneCommand command = new LeadCommand.Erase(erasure.requestId(), true, erasure.hops())
                    .toLane(
                            erasure.leadId(),
                            erasure.meant(),
                            erasure.requestId() + " " + erasure.hops(),
                            erasure.requestedAt());
            steps.add(() -> inbox.enqueue(transaction, LeadCommand.LANE_GROUP, command));
        }
        if (!effects.confirmed().isEmpty()) {
            String[] confirmed = effects.confirmed().toArray(String[]::new);
            steps.add(() -> transaction
                    .preparedQuery(FORGET_COMMANDS)
                    .execute(Tuple.tuple().addValue(confirmed)));
        }
    }

    private static LaneCommand command(CommandEffects.Forget forget, Instant now) {
        Segment segment = forget.segment();
        // What comes late may come more than once, each time to be forgotten.
        String occasion = forget.confirmed() ? "request" : segment.through() + "/" + segment.sequence();
        return new VisitorCommand.Forget(
                        segment.segment(), segment.leadId(), forget.erased(), forget.requestId(), forget.confirmed())
                .toLane(
                        segment.visitorKey(),
                        VisitorCommand.forgetKey(forget.erased(), segment.visitorKey(), segment.segment(), occasion),
                        now);
    }

    private static Tuple values(CommandEffects.Merge merge) {
        return Tuple.of(
                UUID.fromString(merge.lead()),
                merge.number(),
                UUID.fromString(merge.survivor()),
                Columns.utc(merge.at()),
                merge.reason(),
                merge.author());
    }

    private static UUID[] ids(Collection<String> leads) {
        return leads.stream().map(UUID::fromString).toArray(UUID[]::new);
    }
}
