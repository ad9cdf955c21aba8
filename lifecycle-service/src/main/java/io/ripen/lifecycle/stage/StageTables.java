package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneId;
import io.ripen.lifecycle.domain.LeadStage;
import io.ripen.lifecycle.domain.Stay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes' side of the tables: one statement per table and batch, rows in key order. */
@ApplicationScoped
class StageTables {
    private static final String READ = """
            SELECT lead_id, stage, entered_at, sequence, score_sequence FROM lead_stage
            WHERE lead_id = ANY($1::text[])""";
    private static final String WRITE_LEADS = """
            INSERT INTO lead_stage (lead_id, stage, entered_at, sequence, score_sequence, as_of,
                score, fit, engagement, band, snapshot)
            SELECT i.lead_id, i.stage, i.entered_at, i.sequence, i.score_sequence, i.as_of,
                i.score::numeric, i.fit::numeric, i.engagement::numeric, i.band, i.snapshot::jsonb
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::timestamptz[],
                $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
                AS i(lead_id, stage, entered_at, sequence, score_sequence, as_of,
                    score, fit, engagement, band, snapshot)
            ORDER BY i.lead_id
            ON CONFLICT (lead_id) DO UPDATE SET stage = excluded.stage, entered_at = excluded.entered_at,
                sequence = excluded.sequence, score_sequence = excluded.score_sequence, as_of = excluded.as_of,
                score = excluded.score, fit = excluded.fit, engagement = excluded.engagement, band = excluded.band,
                snapshot = excluded.snapshot""";
    private static final String ADD_STEPS = """
            INSERT INTO stage_transition (lead_id, sequence, from_stage, to_stage, at, reason, guards, actor_kind,
                actor_id, model_id, model_version, score_sequence, score, fit, engagement, band, cause_touchpoint)
            SELECT i.lead_id, i.sequence, i.from_stage, i.to_stage, i.at, i.reason, i.guards::jsonb, i.actor_kind,
                i.actor_id, i.model_id, i.model_version, i.score_sequence, i.score::numeric, i.fit::numeric,
                i.engagement::numeric, i.band, i.cause_touchpoint
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::text[], $14::text[],
                $15::text[], $16::text[], $17::text[])
                AS i(lead_id, sequence, from_stage, to_stage, at, reason, guards, actor_kind, actor_id, model_id,
                    model_version, score_sequence, score, fit, engagement, band, cause_touchpoint)
            ORDER BY i.lead_id, i.sequence""";
    private static final String ADD_FLOWS = """
            INSERT INTO stage_flow AS f (partition, from_stage, to_stage, moves)
            SELECT $1, i.from_stage, i.to_stage, i.moves
            FROM unnest($2::text[], $3::text[], $4::bigint[]) AS i(from_stage, to_stage, moves)
            ORDER BY i.from_stage, i.to_stage
            ON CONFLICT (partition, from_stage, to_stage) DO UPDATE SET moves = f.moves + excluded.moves""";

    private final ObjectMapper json;

    StageTables(ObjectMapper json) {
        this.json = json;
    }

    /** Reads where these leads stand; a lead of which nothing is known is absent. */
    Uni<Map<String, LeadStage>> read(SqlConnection transaction, Collection<String> leadIds) {
        Tuple parameters = Tuple.tuple().addArrayOfString(leadIds.toArray(String[]::new));
        return transaction.preparedQuery(READ).execute(parameters).map(rows -> {
            Map<String, LeadStage> states = new HashMap<>();
            for (Row row : rows) {
                states.put(row.getString("lead_id"), state(row));
            }
            return states;
        });
    }

    private static LeadStage state(Row row) {
        return new LeadStage(
                row.getLong("score_sequence"),
                row.getLong("sequence"),
                new Stay(
                        row.getString("stage"),
                        row.getOffsetDateTime("entered_at").toInstant()));
    }

    /** Writes everything that a batch decided. */
    Uni<Void> write(SqlConnection transaction, LaneId lane, StageBatch batch) {
        List<Uni<?>> statements = new ArrayList<>();
        if (!batch.leads().isEmpty()) {
            statements.add(transaction.preparedQuery(WRITE_LEADS).execute(leadRows(batch.leads())));
        }
        if (!batch.steps().isEmpty()) {
            statements.add(transaction.preparedQuery(ADD_STEPS).execute(stepRows(batch.steps())));
            statements.add(transaction.preparedQuery(ADD_FLOWS).execute(flowRows(lane, batch.flows())));
        }
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(statements).discardItems();
    }

    private Tuple leadRows(SequencedMap<String, StageBatch.LeadRow> leads) {
        List<StageBatch.LeadRow> rows = List.copyOf(leads.values());
        Columns<StageBatch.LeadRow> columns = new Columns<>(rows);
        columns.text(row -> row.change().leadId());
        columns.text(row -> stay(row.state()).stage());
        columns.instant(row -> stay(row.state()).since());
        columns.number(row -> row.state().sequence());
        columns.number(row -> row.state().scoreSequence());
        columns.instant(row -> row.change().asOf());
        columns.score(row -> row.change().score());
        columns.text(row -> text(Snapshot.of(row.change())));
        return columns.tuple;
    }

    /** A lead that was decided on always stands in a stage: the first decision makes it a lead. */
    private static Stay stay(LeadStage state) {
        Stay current = state.current();
        if (current == null) {
            throw new IllegalStateException("a lead that was decided on has no stage");
        }
        return current;
    }

    private Tuple stepRows(List<StageChanged> steps) {
        Columns<StageChanged> columns = new Columns<>(steps);
        columns.text(StageChanged::leadId);
        columns.number(StageChanged::sequence);
        columns.text(StageChanged::from);
        columns.text(StageChanged::to);
        columns.instant(StageChanged::at);
        columns.text(StageChanged::reason);
        columns.text(step -> text(step.guards()));
        columns.text(step -> step.by().kind().wireName());
        columns.text(step -> step.by().id());
        columns.text(step -> step.model().id());
        columns.number(step -> step.model().version());
        columns.number(StageChanged::scoreSequence);
        columns.score(StageChanged::score);
        columns.text(step -> step.cause().touchpointId());
        return columns.tuple;
    }

    private static Tuple flowRows(LaneId lane, SequencedMap<StageBatch.Way, Long> flows) {
        List<Map.Entry<StageBatch.Way, Long>> rows = List.copyOf(flows.entrySet());
        Columns<Map.Entry<StageBatch.Way, Long>> columns = new Columns<>(rows);
        columns.tuple.addInteger(lane.partition());
        columns.text(row -> row.getKey().from());
        columns.text(row -> row.getKey().to());
        columns.number(Map.Entry::getValue);
        return columns.tuple;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns rows into one array per column, the form that {@code unnest} takes. */
    private static final class Columns<R> {
        private final List<R> rows;
        private final Tuple tuple = Tuple.tuple();

        Columns(List<R> rows) {
            this.rows = rows;
        }

        void text(Function<R, @Nullable String> column) {
            String[] values = new String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.apply(rows.get(row));
            }
            tuple.addArrayOfString(values);
        }

        void number(Function<R, ? extends Number> column) {
            tuple.addArrayOfLong(
                    rows.stream().map(row -> column.apply(row).longValue()).toArray(Long[]::new));
        }

        void instant(Function<R, Instant> column) {
            tuple.addArrayOfOffsetDateTime(rows.stream()
                    .map(row -> column.apply(row).atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new));
        }

        /** Four columns. Points travel as text, which the statement casts: exact whatever the driver thinks of numbers. */
        void score(Function<R, ScoreValues> column) {
            text(row -> column.apply(row).total().toPlainString());
            text(row -> column.apply(row).fit().toPlainString());
            text(row -> column.apply(row).engagement().toPlainString());
            text(row -> column.apply(row).band());
        }
    }
}
