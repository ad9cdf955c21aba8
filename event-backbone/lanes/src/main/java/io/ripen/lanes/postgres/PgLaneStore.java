package io.ripen.lanes.postgres;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.TimerChange;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.Fence;
import io.ripen.lanes.engine.LaneEffects;
import io.ripen.lanes.engine.LaneState;
import io.ripen.lanes.engine.LaneStore;
import io.ripen.lanes.engine.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lane's tables in the service's own schema. Rows are written in key order, so that lanes never deadlock. */
public final class PgLaneStore implements LaneStore<SqlConnection> {
    private static final String ACQUIRE = """
            INSERT INTO lane AS l (lane_group, partition, epoch) VALUES ($1, $2, 1)
            ON CONFLICT (lane_group, partition) DO UPDATE SET epoch = l.epoch + 1, updated_at = now()
            RETURNING epoch, batch, topics, topic_ids, next_offsets, pending""";
    private static final String READ = """
            SELECT epoch, batch, topics, topic_ids, next_offsets, pending FROM lane
            WHERE lane_group = $1 AND partition = $2 FOR UPDATE""";
    private static final String ADVANCE = """
            UPDATE lane SET batch = batch + 1, topics = $5, topic_ids = $6, next_offsets = $7, updated_at = now()
            WHERE lane_group = $1 AND partition = $2 AND epoch = $3 AND batch = $4""";

    /** By the index's own order: of millions due at one instant only so many are read. */
    private static final String DUE_TIMERS = """
            SELECT subject, kind, due_at FROM lane_timer
            WHERE lane_group = $1 AND partition = $2 AND due_at <= $3 ORDER BY due_at LIMIT $4""";

    private static final String OPEN_COMMANDS = """
            SELECT command_id, subject, kind, payload, received_at FROM lane_command
            WHERE lane_group = $1 AND partition = $2 AND answered_at IS NULL
            ORDER BY received_at, command_id LIMIT $3""";
    private static final String DELETE_TIMERS = """
            DELETE FROM lane_timer t USING unnest($2::text[], $3::text[]) AS d(subject, kind)
            WHERE t.lane_group = $1 AND t.subject = d.subject AND t.kind = d.kind""";
    private static final String SET_TIMERS = """
            INSERT INTO lane_timer AS t (lane_group, partition, subject, kind, due_at)
            SELECT $1, $2, s.subject, s.kind, s.due_at
            FROM unnest($3::text[], $4::text[], $5::timestamptz[]) AS s(subject, kind, due_at)
            ORDER BY s.subject, s.kind
            ON CONFLICT (lane_group, subject, kind) DO UPDATE SET due_at = excluded.due_at
            WHERE t.due_at IS DISTINCT FROM excluded.due_at""";
    private static final String ANSWER = """
            UPDATE lane_command c SET answer_status = a.status, answer_payload = a.payload, answered_at = now()
            FROM unnest($1::text[], $2::int[], $3::text[]) AS a(command_id, status, payload)
            WHERE c.command_id = a.command_id""";
    private static final String BURY = """
            INSERT INTO dead_letter (lane_group, partition, topic, record_offset, record_key, headers, value, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String REMEMBER = "UPDATE lane SET pending = $3 WHERE lane_group = $1 AND partition = $2";

    /**
     * Statements of lanes find rows by their keys, a few or a thousand at a time, for which one plan is right: one probe of
     * an index per key. Left to choose, PostgreSQL plans those with arrays anew at each execution, which took longer than
     * executing them; and a plan made while a table was empty may join by reading a whole index, for as long as the
     * connection lives.
     */
    private static final String PLAN_ONCE = """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
              set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)""";

    private final Pool pool;
    private final Duration answerLimit;

    /**
     * A store on the service's pool, whose search path names its schema.
     *
     * @param answerLimit how long a takeover, and the look at what became of a batch, wait for an answer. The server's own
     *     limits end nothing while its packets do not arrive
     */
    public PgLaneStore(Pool pool, Duration answerLimit) {
        this.pool = pool;
        this.answerLimit = answerLimit;
    }

    @Override
    public Uni<LaneState> acquire(LaneId lane) {
        return row(ACQUIRE, lane);
    }

    @Override
    public Uni<LaneState> read(LaneId lane) {
        return row(READ, lane);
    }

    private Uni<LaneState> row(String statement, LaneId lane) {
        return AnswerLimit.within(
                answerLimit,
                pool.preparedQuery(statement)
                        .execute(Tuple.of(lane.group(), lane.partition()))
                        .map(rows -> state(rows.iterator().next())));
    }

    /** The work's first statements follow these at once: one round trip less for each batch. */
    @Override
    public <R> Uni<R> inTransaction(Function<SqlConnection, Uni<R>> work) {
        return pool.withConnection(connection -> {
            Uni<Transaction> begun =
                    Uni.createFrom().completionStage(connection.begin().subscribeAsCompletionStage());
            // If it fails, so does whatever follows it in the transaction.
            var unused = connection.preparedQuery(PLAN_ONCE).execute().subscribeAsCompletionStage();
            // Deferred: what the work throws must not keep the connection.
            return Uni.createFrom()
                    .deferred(() -> work.apply(connection))
                    .onFailure()
                    .call(() -> begun.flatMap(Transaction::rollback).onFailure().recoverWithNull())
                    .call(() -> begun.flatMap(Transaction::commit));
        });
    }

    @Override
    public Uni<Boolean> advance(SqlConnection transaction, Fence fence, Map<String, Position> positions) {
        Tuple parameters = new Columns<>(
                        Tuple.of(fence.lane().group(), fence.lane().partition(), fence.epoch(), fence.batch()),
                        positions.entrySet())
                .text(Map.Entry::getKey)
                .text(position -> position.getValue().topicId())
                .number(position -> position.getValue().nextOffset())
                .tuple();
        return transaction.preparedQuery(ADVANCE).execute(parameters).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<List<DueTimer>> dueTimers(SqlConnection transaction, LaneId lane, Instant now, int limit) {
        return transaction
                .preparedQuery(DUE_TIMERS)
                .execute(Tuple.of(lane.group(), lane.partition(), Columns.utc(now), limit))
                .map(rows -> list(
                        rows,
                        row -> new DueTimer(
                                row.getString("subject"),
                                row.getString("kind"),
                                row.getOffsetDateTime("due_at").toInstant())));
    }

    @Override
    public Uni<List<LaneCommand>> openCommands(SqlConnection transaction, LaneId lane, int limit) {
        return transaction
                .preparedQuery(OPEN_COMMANDS)
                .execute(Tuple.of(lane.group(), lane.partition(), limit))
                .map(rows -> list(
                        rows,
                        row -> new LaneCommand(
                                row.getString("command_id"),
                                row.getString("subject"),
                                row.getString("kind"),
                                row.getString("payload"),
                                row.getOffsetDateTime("received_at").toInstant())));
    }

    @Override
    public Uni<Void> write(SqlConnection transaction, LaneId lane, LaneEffects effects) {
        List<Uni<?>> statements = new ArrayList<>();
        deleteTimers(transaction, lane, effects, statements);
        setTimers(transaction, lane, effects.timerChanges(), statements);
        answer(transaction, effects.answers(), statements);
        effects.deadLetters().forEach(letter -> statements.add(bury(transaction, lane, letter)));
        statements.add(transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(lane.group(), lane.partition(), Buffer.buffer(effects.pending()))));
        return Uni.combine().all().unis(statements).discardItems();
    }

    /** Removes handled and cancelled timers; those that are set again follow in {@link #setTimers}. */
    private static void deleteTimers(
            SqlConnection transaction, LaneId lane, LaneEffects effects, List<Uni<?>> statements) {
        record Gone(String subject, String kind) {}
        List<Gone> gone = new ArrayList<>();
        effects.handledTimers().forEach(timer -> gone.add(new Gone(timer.subject(), timer.kind())));
        for (TimerChange change : effects.timerChanges()) {
            if (change instanceof TimerChange.Cancel cancel) {
                gone.add(new Gone(cancel.subject(), cancel.kind()));
            }
        }
        if (!gone.isEmpty()) {
            Tuple parameters = new Columns<>(Tuple.of(lane.group()), gone)
                    .text(Gone::subject)
                    .text(Gone::kind)
                    .tuple();
            statements.add(transaction.preparedQuery(DELETE_TIMERS).execute(parameters));
        }
    }

    private static void setTimers(
            SqlConnection transaction, LaneId lane, List<TimerChange> changes, List<Uni<?>> statements) {
        List<TimerChange.Set> sets = changes.stream()
                .filter(TimerChange.Set.class::isInstance)
                .map(TimerChange.Set.class::cast)
                .toList();
        if (sets.isEmpty()) {
            return;
        }
        Tuple parameters = new Columns<>(Tuple.of(lane.group(), lane.partition()), sets)
                .text(TimerChange.Set::subject)
                .text(TimerChange.Set::kind)
                .instant(TimerChange.Set::dueAt)
                .tuple();
        statements.add(transaction.preparedQuery(SET_TIMERS).execute(parameters));
    }

    private static void answer(SqlConnection transaction, List<CommandAnswer> answers, List<Uni<?>> statements) {
        if (answers.isEmpty()) {
            return;
        }
        List<CommandAnswer> sorted = answers.stream()
                .sorted(Comparator.comparing(CommandAnswer::commandId))
                .toList();
        Tuple parameters = new Columns<>(sorted)
                .text(CommandAnswer::commandId)
                .integer(CommandAnswer::status)
                .text(CommandAnswer::payload)
                .tuple();
        statements.add(transaction.preparedQuery(ANSWER).execute(parameters));
    }

    private static Uni<RowSet<Row>> bury(SqlConnection transaction, LaneId lane, DeadLetter letter) {
        Tuple parameters = Tuple.tuple()
                .addString(lane.group())
                .addInteger(lane.partition())
                .addString(letter.topic())
                .addLong(letter.offset())
                .addString(withoutNul(letter.key()))
                .addString(withoutNul(new JsonObject(new HashMap<>(letter.headers())).encode()))
                .addValue(letter.value() == null ? null : Buffer.buffer(letter.value()))
                .addString(withoutNul(letter.reason()));
        return transaction.preparedQuery(BURY).execute(parameters);
    }

    /** PostgreSQL text cannot hold U+0000; a dead letter must not fail for it. The value's bytes stay as they were. */
    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "\uFFFD").replace("\\u0000", "\uFFFD");
    }

    private static LaneState state(Row row) {
        String[] topics = row.getArrayOfStrings("topics");
        String[] ids = row.getArrayOfStrings("topic_ids");
        Long[] offsets = row.getArrayOfLongs("next_offsets");
        Map<String, Position> positions = new HashMap<>();
        for (int i = 0; i < topics.length; i++) {
            positions.put(topics[i], new Position(ids[i], offsets[i]));
        }
        return new LaneState(
                row.getLong("epoch"),
                row.getLong("batch"),
                positions,
                row.getBuffer("pending").getBytes());
    }

    private static <R> List<R> list(RowSet<Row> rows, Function<Row, R> mapping) {
        List<R> list = new ArrayList<>(rows.size());
        for (Row row : rows) {
            list.add(mapping.apply(row));
        }
        return list;
    }
}
