package io.ripen.lanes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** After a long rest, or an import, any number of timers is due at once: PostgreSQL must read those that are asked for. */
class WaitingTimersIT {
    private static final int TIMERS = 20_000;
    private static final Instant DUE = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final LaneId BUSY = new LaneId("score", 1);
    private static final LaneId LATER = new LaneId("score", 2);
    private static final LaneId COMMANDED = new LaneId("score", 3);
    private static final LaneId IDLE = new LaneId("score", 4);
    private static final LaneId ELSEWHERE = new LaneId("score", 5);

    private static LanesDatabase database;
    private static Pool pool;

    @BeforeAll
    static void fill() throws Exception {
        database = LanesDatabase.start();
        pool = database.pool();
        timers(BUSY, TIMERS, DUE);
        timers(ELSEWHERE, TIMERS, DUE);
        timers(LATER, TIMERS, DUE.plusSeconds(1));
        database.run("insert into lane_command (command_id, lane_group, partition, subject, kind, payload, received_at)"
                + " values ('c-1', 'score', 3, 's', 'k', '{}', now())");
        database.run("analyze");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void readsOnlyTheTimersThatItTakes() {
        PgLaneStore store = new PgLaneStore(pool, Duration.ofSeconds(30));
        Counted<List<DueTimer>> due = counting(connection -> store.dueTimers(connection, BUSY, DUE, 10), "lane_timer");
        assertThat(due.result()).hasSize(10);
        assertThat(due.rowsRead()).isBetween(10L, 20L);
    }

    @Test
    void findsWhoMustBeWokenWithoutCountingWhatWaits() {
        Counted<List<LaneId>> waiting = counting(
                connection -> WaitingLanes.of(connection, List.of(BUSY, LATER, COMMANDED, IDLE), DUE), "lane_timer");
        assertThat(waiting.result()).containsExactlyInAnyOrder(BUSY, COMMANDED);
        assertThat(waiting.rowsRead()).isLessThanOrEqualTo(4);
    }

    private record Counted<R>(R result, long rowsRead) {}

    private static <R> Counted<R> counting(Function<SqlConnection, Uni<R>> question, String table) {
        return pool.withTransaction(connection -> rowsRead(connection, table)
                        .flatMap(before -> question.apply(connection)
                                .flatMap(result -> rowsRead(connection, table)
                                        .map(after -> new Counted<>(result, after - before)))))
                .await()
                .atMost(LIMIT);
    }

    /** As PostgreSQL counts them for the transaction: by index, and otherwise. */
    private static Uni<Long> rowsRead(SqlClient client, String table) {
        return client.query("select coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)"
                        + " from pg_stat_xact_user_tables where relname = '" + table + "'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static void timers(LaneId lane, int count, Instant due) throws Exception {
        database.run(
                "insert into lane_timer select '%s', 'lead-%d-' || n, 'decay', %d, '%s' from generate_series(1, %d) n"
                        .formatted(lane.group(), lane.partition(), lane.partition(), due, count));
    }
}
