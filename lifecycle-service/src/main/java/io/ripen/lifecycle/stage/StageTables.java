package io.ripen.lifecycle.stage;

import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.StageModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** The lanes' side of the tables: one statement per table and batch, rows in key order. */
@ApplicationScoped
class StageTables {
    private static final String READ = """
            SELECT lead_id, stage, entered_at, sequence, score_sequence, owner, own::text AS own, as_of,
                score, fit, engagement, band,
                CASE WHEN wakes OR lead_id = ANY($2::text[]) THEN snapshot::text END AS snapshot
            FROM lead_stage WHERE lead_id = ANY($1::text[]) OR lead_id = ANY($2::text[])""";
    private static final String MERGED = """
            WITH RECURSIVE family (lead_id) AS (
                SELECT l.lead_id FROM unnest($1::text[]) AS s(lead_id)
                JOIN lead_stage l ON l.merged_into = s.lead_id AND l.merged_into IS NOT NULL
                UNION
                SELECT l.lead_id FROM family f
                JOIN lead_stage l ON l.merged_into = f.lead_id AND l.merged_into IS NOT NULL)
            SELECT lead_id, stage, entered_at, sequence, score_sequence, owner, own::text AS own
            FROM lead_stage JOIN family USING (lead_id)""";
    private static final String TAKEN = """
            SELECT lead_id, command_id, f.refusal FROM unnest($1::text[], $2::text[]) AS i(lead_id, command_id)
            JOIN sales_feedback f USING (lead_id, command_id)""";
    private static final String IMPORTED = """
            SELECT lead_id, import_key AS command_id, s.refusal
            FROM unnest($1::text[], $2::text[]) AS i(lead_id, import_key)
            JOIN stage_import s USING (lead_id, import_key)""";
    private static final String WRITE_LEADS = """
            INSERT INTO lead_stage (lead_id, stage, entered_at, sequence, score_sequence, as_of,
                score, fit, engagement, band, snapshot, owner, sla_state, sla_due_at, wakes, own, merged_into)
            SELECT i.lead_id, i.stage, i.entered_at, i.sequence, i.score_sequence, i.as_of,
                i.score::numeric, i.fit::numeric, i.engagement::numeric, i.band, i.snapshot::jsonb,
                i.owner, i.sla_state, i.sla_due_at, i.wakes, i.own::jsonb, i.merged_into
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::timestamptz[],
                $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
                $14::timestamptz[], $15::boolean[], $16::text[], $17::text[])
                AS i(lead_id, stage, entered_at, sequence, score_sequence, as_of,
                    score, fit, engagement, band, snapshot, owner, sla_state, sla_due_at, wakes, own,
                    merged_into)
            ORDER BY i.lead_id
            ON CONFLICT (lead_id) DO UPDATE SET stage = excluded.stage, entered_at = excluded.entered_at,
                sequence = excluded.sequence, score_sequence = excluded.score_sequence, as_of = excluded.as_of,
                score = excluded.score, fit = excluded.fit, engagement = excluded.engagement, band = excluded.band,
                snapshot = excluded.snapshot, owner = excluded.owner, sla_state = excluded.sla_state,
                sla_due_at = excluded.sla_due_at, wakes = excluded.wakes, own = excluded.own,
                merged_into = excluded.merged_into""";
    private static final String ADD_STEPS = """
            INSERT INTO stage_transition (lead_id, sequence, from_stage, to_stage, at, reason, guards, actor_kind,
                actor_id, model_id, model_version, score_sequence, score, fit, engagement, band, cause_touchpoint,
                feedback_reason)
            SELECT i.lead_id, i.sequence, i.from_stage, i.to_stage, i.at, i.reason, i.guards::jsonb, i.actor_kind,
                i.actor_id, i.model_id, i.model_version, i.score_sequence, i.score::numeric, i.fit::numeric,
                i.engagement::numeric, i.band, i.cause_touchpoint, i.feedback_reason
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::text[], $14::text[],
                $15::text[], $16::text[], $17::text[], $18::text[])
                AS i(lead_id, sequence, from_stage, to_stage, at, reason, guards, actor_kind, actor_id, model_id,
                    model_version, score_sequence, score, fit, engagement, band, cause_touchpoint,
                    feedback_reason)
            ORDER BY i.lead_id, i.sequence""";
    private static final String ADD_FLOWS = """
            INSERT INTO stage_flow AS f (partition, from_stage, to_stage, moves)
            SELECT $1, i.from_stage, i.to_stage, i.moves
            FROM unnest($2::text[], $3::text[], $4::bigint[]) AS i(from_stage, to_stage, moves)
            ORDER BY i.from_stage, i.to_stage
            ON CONFLICT (partition, from_stage, to_stage) DO UPDATE SET moves = f.moves + excluded.moves""";

    private static final String ADD_HAPPENINGS = """
            INSERT INTO stage_happening (lead_id, sequence, kind, at, data)
            SELECT i.lead_id, i.sequence, i.kind, i.at, i.data::jsonb
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[])
                AS i(lead_id, sequence, kind, at, data)
            ORDER BY i.lead_id, i.sequence""";
    private static final String ADD_SAID = """
            INSERT INTO sales_feedback (command_id, lead_id, action, at, taken_at, author, reason, field, value,
                amount, currency, expected_close, refusal, sender)
            SELECT i.command_id, i.lead_id, i.action, i.at, $14, i.author, i.reason, i.field, i.value,
                i.amount::numeric, i.currency, i.expected_close::date, i.refusal, i.sender
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
                AS i(command_id, lead_id, action, at, author, reason, field, value, amount, currency,
                    expected_close, refusal, sender)
            ORDER BY i.lead_id, i.command_id""";
    private static final String DROP_REFUSED = """
            DELETE FROM sales_feedback f
            USING unnest($1::text[]) AS i(lead_id), LATERAL (
                SELECT taken_at, command_id FROM sales_feedback o
                WHERE o.lead_id = i.lead_id AND o.refusal IS NOT NULL
                ORDER BY taken_at DESC, command_id DESC OFFSET $2 LIMIT 1) AS first
            WHERE f.lead_id = i.lead_id AND f.refusal IS NOT NULL
                AND (f.taken_at, f.command_id) <= (first.taken_at, first.command_id)""";
    private static final String ADD_IMPORTS = """
            INSERT INTO stage_import (lead_id, import_key, refusal, taken_at)
            SELECT i.lead_id, i.import_key, i.refusal, $4
            FROM unnest($1::text[], $2::text[], $3::text[]) AS i(lead_id, import_key, refusal)
            ORDER BY i.lead_id, i.import_key""";

    private final StageModel model;
    private final int mostRefused;

    StageTables(StageModel model, LifecycleConfig config) {
        this.model = model;
        this.mostRefused = config.maxRefusedCommands();
    }

    /** Reads where these leads stand; a lead of which nothing is known is absent. */
    Uni<Map<String, StageBatch.Known>> read(
            SqlConnection transaction, Collection<String> scored, Collection<String> asked) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(scored.toArray(String[]::new))
                .addArrayOfString(asked.toArray(String[]::new));
        return transaction.preparedQuery(READ).execute(parameters).map(rows -> {
            Map<String, StageBatch.Known> states = new HashMap<>();
            for (Row row : rows) {
                states.put(row.getString("lead_id"), known(row));
            }
            return states;
        });
    }

    /** Which of these commands were decided before, and how. */
    Uni<Map<TakenCommand.Key, TakenCommand>> taken(SqlConnection transaction, Set<TakenCommand.Key> commands) {
        return taken(transaction, TAKEN, commands);
    }

    /** Which of these rows of imports were decided before, and how. */
    Uni<Map<TakenCommand.Key, TakenCommand>> imported(SqlConnection transaction, Set<TakenCommand.Key> rows) {
        return taken(transaction, IMPORTED, rows);
    }

    private static Uni<Map<TakenCommand.Key, TakenCommand>> taken(
            SqlConnection transaction, String statement, Set<TakenCommand.Key> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple keys = new Columns<>(commands)
                .text(TakenCommand.Key::leadId)
                .text(TakenCommand.Key::commandId)
                .tuple();
        return transaction.preparedQuery(statement).execute(keys).map(rows -> {
            Map<TakenCommand.Key, TakenCommand> taken = new HashMap<>();
            rows.forEach(row -> taken.put(
                    new TakenCommand.Key(row.getString("lead_id"), row.getString("command_id")),
                    new TakenCommand(row.getString("refusal"))));
            return taken;
        });
    }

    /** Where the leads stood that turned out to be these, and those that turned out to be them, and so on. */
    Uni<Map<String, LeadState>> merged(SqlConnection transaction, Set<String> survivors) {
        if (survivors.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple ids = Tuple.tuple().addArrayOfString(survivors.toArray(String[]::new));
        return transaction.preparedQuery(MERGED).execute(ids).map(rows -> {
            Map<String, LeadState> states = new HashMap<>();
            rows.forEach(row -> states.put(row.getString("lead_id"), state(row)));
            return states;
        });
    }

    private static LeadState state(Row row) {
        return StageJson.read(row.getString("own"), OwnState.class)
                .state(
                        row.getLong("score_sequence"),
                        row.getLong("sequence"),
                        row.getString("stage"),
                        row.getOffsetDateTime("entered_at").toInstant(),
                        row.getString("owner"));
    }

    private static StageBatch.Known known(Row row) {
        LeadState state = state(row);
        String snapshot = row.getString("snapshot");
        return new StageBatch.Known(
                state,
                snapshot == null
                        ? null
                        : new Seen(
                                state.scoreSequence(),
                                row.getOffsetDateTime("as_of").toInstant(),
                                score(row),
                                StageJson.read(snapshot, Snapshot.class)));
    }

    private static ScoreValues score(Row row) {
        return new ScoreValues(
                row.getBigDecimal("score"),
                row.getBigDecimal("fit"),
                row.getBigDecimal("engagement"),
                row.getString("band"));
    }

    /** Writes everything that a batch decided. */
    Uni<Void> write(SqlConnection transaction, LaneBatch batch, StageBatch decided) {
        List<Uni<?>> statements = new ArrayList<>();
        if (!decided.leads().isEmpty()) {
            statements.add(transaction.preparedQuery(WRITE_LEADS).execute(leadRows(decided.leads())));
        }
        if (!decided.steps().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_STEPS).execute(stepRows(decided.steps())));
        }
        if (!decided.flows().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_FLOWS).execute(flowRows(batch.lane(), decided.flows())));
        }
        if (!decided.others().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_HAPPENINGS).execute(happeningRows(decided.others())));
        }
        if (!decided.said().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_SAID).execute(saidRows(decided.said(), batch.now())));
            String[] refused = decided.said().stream()
                    .filter(row -> row.refusal() != null)
                    .map(row -> row.feedback().leadId())
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
            if (refused.length > 0) {
                Tuple bound = Tuple.tuple().addArrayOfString(refused).addInteger(mostRefused);
                statements.add(transaction.preparedQuery(DROP_REFUSED).execute(bound));
            }
        }
        if (!decided.imports().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_IMPORTS).execute(importRows(decided.imports(), batch.now())));
        }
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(statements).discardItems();
    }

    private Tuple leadRows(SequencedMap<String, LeadRow> leads) {
        Columns<LeadRow> columns = new Columns<>(leads.values());
        columns.text(LeadRow::leadId);
        columns.text(row -> row.stay().stage());
        columns.instant(row -> row.stay().since());
        columns.number(row -> row.state().sequence());
        columns.number(row -> row.seen().sequence());
        columns.instant(row -> row.seen().asOf());
        score(columns, row -> row.seen().score());
        columns.text(row -> StageJson.write(row.seen().snapshot()));
        columns.text(row -> row.state().work().owner());
        columns.text(row -> row.urgency(model).map(LeadRow.Urgency::state).orElse(null));
        columns.instant(row -> row.urgency(model).map(LeadRow.Urgency::dueAt).orElse(null));
        columns.flag(row -> row.wake(model).isPresent());
        columns.text(row -> StageJson.write(OwnState.of(row.state())));
        columns.text(row -> row.state().ties().mergedInto());
        return columns.tuple();
    }

    private static Tuple happeningRows(List<OtherEvent> events) {
        Columns<OtherEvent> columns = new Columns<>(events);
        columns.text(OtherEvent::leadId);
        columns.number(event -> event.happening().sequence());
        columns.text(OtherEvent::type);
        columns.instant(event -> event.happening().at());
        columns.text(event -> StageJson.write(event.data()));
        return columns.tuple();
    }

    private static Tuple saidRows(List<SaidRow> said, Instant now) {
        Columns<SaidRow> columns = new Columns<>(said);
        columns.text(row -> row.feedback().commandId());
        columns.text(row -> row.feedback().leadId());
        columns.text(row -> row.feedback().action().wireName());
        columns.instant(SaidRow::at);
        columns.text(row -> Objects.requireNonNullElse(row.feedback().author(), "unknown"));
        columns.text(row -> row.feedback().reason());
        columns.text(row -> row.feedback().field());
        columns.text(row -> row.feedback().value());
        columns.text(row ->
                row.feedback().amount() == null ? null : row.feedback().amount().toPlainString());
        columns.text(row -> row.feedback().currency());
        columns.text(row -> row.feedback().expectedClose());
        columns.text(SaidRow::refusal);
        columns.text(row -> row.order().foreignSender());
        return columns.tuple().addOffsetDateTime(Columns.utc(now));
    }

    private static Tuple importRows(List<TakenImports.Row> rows, Instant now) {
        return new Columns<>(rows)
                .text(TakenImports.Row::leadId)
                .text(TakenImports.Row::key)
                .text(TakenImports.Row::refusal)
                .tuple()
                .addOffsetDateTime(Columns.utc(now));
    }

    private static Tuple stepRows(List<StageChanged> steps) {
        Columns<StageChanged> columns = new Columns<>(steps);
        columns.text(StageChanged::leadId);
        columns.number(StageChanged::sequence);
        columns.text(StageChanged::from);
        columns.text(StageChanged::to);
        columns.instant(StageChanged::at);
        columns.text(StageChanged::reason);
        columns.text(step -> StageJson.write(step.guards()));
        columns.text(step -> step.by().kind().wireName());
        columns.text(step -> step.by().id());
        columns.text(step -> step.model().id());
        columns.number(step -> step.model().version());
        columns.number(StageChanged::scoreSequence);
        score(columns, StageChanged::score);
        columns.text(step -> step.cause().touchpointId());
        columns.text(StageChanged::feedbackReason);
        return columns.tuple();
    }

    private static Tuple flowRows(LaneId lane, SequencedMap<StageMove, Long> flows) {
        return new Columns<>(Tuple.of(lane.partition()), flows.entrySet())
                .text(row -> row.getKey().from())
                .text(row -> row.getKey().to())
                .number(Map.Entry::getValue)
                .tuple();
    }

    /** Four columns. Points travel as text, which the statement casts: exact whatever the driver thinks of numbers. */
    private static <R> Columns<R> score(Columns<R> columns, Function<R, ScoreValues> score) {
        return columns.text(row -> score.apply(row).total().toPlainString())
                .text(row -> score.apply(row).fit().toPlainString())
                .text(row -> score.apply(row).engagement().toPlainString())
                .text(row -> score.apply(row).band());
    }
}
