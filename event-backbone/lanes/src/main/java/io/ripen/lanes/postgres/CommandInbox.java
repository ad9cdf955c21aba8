package io.ripen.lanes.postgres;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * Where commands wait for the lane of their lead, whichever instance owns it. A command that was stored is carried out
 * exactly once in effect; storing it twice changes nothing. Only one whose subject was not known is looked at anew when it is
 * asked again: nothing was decided.
 */
public final class CommandInbox {
    private static final String STORE = """
            INSERT INTO lane_command (command_id, lane_group, partition, subject, kind, payload, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (command_id) DO NOTHING""";
    private static final String STORE_ALL = """
            INSERT INTO lane_command (command_id, lane_group, partition, subject, kind, payload, received_at)
            SELECT command_id, $1, partition, subject, kind, payload, received_at
            FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                AS c(command_id, partition, subject, kind, payload, received_at)
            ORDER BY command_id ON CONFLICT (command_id) DO NOTHING""";
    private static final String ASK_ANEW = """
            UPDATE lane_command SET lane_group = $2, partition = $3, subject = $4, kind = $5, payload = $6,
                received_at = $7, answered_at = NULL, answer_status = NULL, answer_payload = NULL
            WHERE command_id = $1 AND answer_status = %d""".formatted(CommandAnswer.UNKNOWN);
    private static final String ANSWER =
            "SELECT answer_status, answer_payload FROM lane_command WHERE command_id = $1 AND answered_at IS NOT NULL";
    private static final String STORED = "SELECT payload FROM lane_command WHERE command_id = $1";
    private static final String FORGET = "DELETE FROM lane_command WHERE answered_at < $1";

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Pool pool;
    private final ToIntFunction<String> partitioner;
    private final BiConsumer<String, Integer> wake;
    private final Duration pollInterval;
    private final Duration answerTimeout;

    /**
     * An inbox in the service's schema.
     *
     * @param pool the service's pool
     * @param partitioner the partition of a lead
     * @param wake tells the lane of a group and partition, if it runs here, that a command waits
     * @param pollInterval pause before the first look for an answer; each further one is half as long again, up to 500 ms
     * @param answerTimeout longest wait for an answer
     */
    public CommandInbox(
            Pool pool,
            ToIntFunction<String> partitioner,
            BiConsumer<String, Integer> wake,
            Duration pollInterval,
            Duration answerTimeout) {
        this.pool = pool;
        this.partitioner = partitioner;
        this.wake = wake;
        this.pollInterval = pollInterval;
        this.answerTimeout = answerTimeout;
    }

    /** Stores a command within the caller's transaction. The lane finds it after the commit by its regular look. */
    public Uni<Void> enqueue(SqlConnection transaction, String group, LaneCommand command) {
        return store(transaction, group, command).replaceWithVoid();
    }

    /** Stores commands as {@link #enqueue} does, in one statement. A lane takes them in the order of their times. */
    public Uni<Void> enqueueAll(SqlConnection transaction, String group, List<LaneCommand> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = new Columns<>(Tuple.of(group), commands)
                .text(LaneCommand::commandId)
                .integer(command -> partitioner.applyAsInt(command.subject()))
                .text(LaneCommand::subject)
                .text(LaneCommand::kind)
                .text(LaneCommand::payload)
                .instant(LaneCommand::receivedAt)
                .tuple();
        return transaction.preparedQuery(STORE_ALL).execute(parameters).replaceWithVoid();
    }

    /**
     * Stores a command and waits for the lane's answer.
     *
     * @return the answer; fails with a {@link TimeoutException} when none came in time, in which case the command is
     *     still carried out later and asking again with the same id gives its answer
     */
    public Uni<CommandAnswer> ask(String group, LaneCommand command) {
        return store(pool, group, command)
                .chain(stored -> stored.rowCount() > 0
                        ? Uni.createFrom().item(stored)
                        : pool.preparedQuery(ASK_ANEW).execute(row(group, command)))
                .invoke(() -> wake.accept(group, partitioner.applyAsInt(command.subject())))
                .chain(() -> answer(command.commandId()))
                .chain(answer -> answer.map(Uni.createFrom()::item).orElseGet(() -> answerLater(command.commandId())));
    }

    private Uni<CommandAnswer> answerLater(String commandId) {
        return answerAfter(pollInterval, commandId)
                .ifNoItem()
                .after(answerTimeout)
                .failWith(() -> new TimeoutException(
                        "no answer to the command within " + answerTimeout + "; it is stored and will be carried out"));
    }

    private Uni<CommandAnswer> answerAfter(Duration pause, String commandId) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .chain(() -> answer(commandId))
                .chain(answer ->
                        answer.map(Uni.createFrom()::item).orElseGet(() -> answerAfter(longer(pause), commandId)));
    }

    /** Half as long again: while lanes stand still, those who wait must not keep the database from them. */
    static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** The payload of the first command with this id, as far as it is kept. */
    public Uni<Optional<String>> stored(String commandId) {
        return pool.preparedQuery(STORED).execute(Tuple.of(commandId)).map(rows -> {
            var iterator = rows.iterator();
            return iterator.hasNext() ? Optional.of(iterator.next().getString("payload")) : Optional.empty();
        });
    }

    /** Forgets commands that were answered before. */
    public Uni<Integer> forgetAnsweredBefore(Instant instant) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(Columns.utc(instant)))
                .map(RowSet::rowCount);
    }

    private Uni<RowSet<Row>> store(SqlClient client, String group, LaneCommand command) {
        return client.preparedQuery(STORE).execute(row(group, command));
    }

    private Tuple row(String group, LaneCommand command) {
        return Tuple.tuple()
                .addString(command.commandId())
                .addString(group)
                .addInteger(partitioner.applyAsInt(command.subject()))
                .addString(command.subject())
                .addString(command.kind())
                .addString(command.payload())
                .addOffsetDateTime(Columns.utc(command.receivedAt()));
    }

    private Uni<Optional<CommandAnswer>> answer(String commandId) {
        return pool.preparedQuery(ANSWER).execute(Tuple.of(commandId)).map(rows -> {
            var iterator = rows.iterator();
            if (!iterator.hasNext()) {
                return Optional.empty();
            }
            Row row = iterator.next();
            return Optional.of(
                    new CommandAnswer(commandId, row.getInteger("answer_status"), row.getString("answer_payload")));
        });
    }
}
