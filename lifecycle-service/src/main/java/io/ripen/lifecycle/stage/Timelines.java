package io.ripen.lifecycle.stage;

import io.ripen.contracts.EventType;
import io.ripen.lifecycle.LifecycleConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what happened to leads. */
@ApplicationScoped
class Timelines {
    private static final String STEPS = """
            SELECT at, sequence, from_stage, to_stage, reason, feedback_reason FROM stage_transition
            WHERE lead_id = $1 ORDER BY sequence DESC LIMIT $2""";
    private static final String EVENTS = """
            SELECT at, sequence, kind, data::text AS data FROM stage_happening
            WHERE lead_id = $1 ORDER BY sequence DESC LIMIT $2""";
    private static final String COMMANDS = """
            SELECT at, command_id, action, author, reason, field, value, amount, currency, expected_close, refusal,
                sender
            FROM sales_feedback WHERE lead_id = $1 ORDER BY taken_at DESC, command_id DESC LIMIT $2""";

    private final Pool pool;
    private final int most;

    Timelines(Pool pool, LifecycleConfig config) {
        this.pool = pool;
        this.most = config.maxPageSize();
    }

    /** A lead's timeline, its latest entries; empty if there is no such lead. */
    Uni<Optional<Timeline>> of(String leadId) {
        // One more of each than fits tells that there are older ones.
        Tuple lead = Tuple.of(leadId, most + 1);
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery(STEPS).execute(lead),
                        pool.preparedQuery(EVENTS).execute(lead),
                        pool.preparedQuery(COMMANDS).execute(lead))
                .with((steps, events, commands) -> timeline(leadId, steps, events, commands));
    }

    private Optional<Timeline> timeline(String leadId, RowSet<Row> steps, RowSet<Row> events, RowSet<Row> commands) {
        if (steps.size() == 0) {
            return Optional.empty();
        }
        List<Timeline.Entry> entries = new ArrayList<>();
        steps.forEach(row -> entries.add(step(row)));
        events.forEach(row -> entries.add(new Timeline.Entry(
                at(row), row.getString("kind"), row.getLong("sequence"), row.getString("data"), null, null)));
        entries.sort(Comparator.comparingLong(entry -> entry.sequence() == null ? Long.MAX_VALUE : entry.sequence()));
        List<Timeline.Entry> said = new ArrayList<>();
        commands.forEach(row -> said.add(command(row)));
        said.reversed().forEach(command -> insert(entries, command));
        boolean isCut = entries.size() > most;
        return Optional.of(
                new Timeline(leadId, isCut ? entries.subList(entries.size() - most, entries.size()) : entries, isCut));
    }

    /** A command stands before what came of it, which happened at the same instant. */
    private static void insert(List<Timeline.Entry> entries, Timeline.Entry command) {
        int place = 0;
        while (place < entries.size() && entries.get(place).at().isBefore(command.at())) {
            place++;
        }
        entries.add(place, command);
    }

    private static Timeline.Entry step(Row row) {
        return new Timeline.Entry(
                at(row),
                EventType.STAGE_CHANGED.typeName(),
                row.getLong("sequence"),
                null,
                new Timeline.Step(
                        row.getString("from_stage"),
                        row.getString("to_stage"),
                        row.getString("reason"),
                        row.getString("feedback_reason")),
                null);
    }

    private static Timeline.Entry command(Row row) {
        return new Timeline.Entry(
                at(row),
                "command",
                null,
                null,
                null,
                new Timeline.Said(
                        row.getString("command_id"),
                        row.getString("action"),
                        row.getString("author"),
                        row.getString("sender"),
                        row.getString("reason"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getLocalDate("expected_close"),
                        row.getString("refusal")));
    }

    private static Instant at(Row row) {
        return row.getOffsetDateTime("at").toInstant();
    }
}
