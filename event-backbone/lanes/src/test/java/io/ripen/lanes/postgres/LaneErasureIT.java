package io.ripen.lanes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine's tables hold of a lead before it is forgotten, and after. */
class LaneErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ADA = List.of("ada");
    private static final String ALL = """
            SELECT 'timer ' || lane_group || ' ' || subject FROM lane_timer
            UNION ALL SELECT 'letter ' || lane_group || ' ' || record_key FROM dead_letter
            UNION ALL SELECT 'command ' || command_id || ' ' || payload FROM lane_command ORDER BY 1""";

    private static LanesDatabase database;
    private static Pool pool;

    @BeforeAll
    static void start() throws Exception {
        database = LanesDatabase.start();
        pool = database.pool();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fill() throws Exception {
        database.run("""
                TRUNCATE lane_timer, lane_command, dead_letter;
                INSERT INTO lane_timer (lane_group, subject, kind, partition, due_at) VALUES
                    ('leads', 'ada', 'alarm', 0, now()), ('leads', 'bob', 'alarm', 0, now()),
                    ('mails', 'ada', 'alarm', 0, now());
                INSERT INTO dead_letter (lane_group, partition, topic, record_offset, record_key, headers, reason) VALUES
                    ('leads', 0, 'topic', 1, 'ada', '{}', 'test'), ('mails', 0, 'topic', 1, 'ada', '{}', 'test'),
                    ('leads', 0, 'topic', 2, 'bob', '{}', 'test');
                INSERT INTO lane_command (command_id, lane_group, partition, subject, kind, payload, received_at, answered_at)
                VALUES ('answered', 'leads', 0, 'ada', 'say', 'a', now(), now()),
                    ('open', 'leads', 0, 'ada', 'say', 'b', now(), NULL),
                    ('other', 'leads', 0, 'bob', 'say', 'c', now(), NULL),
                    ('foreign', 'mails', 0, 'ada', 'say', 'd', now(), NULL)""");
    }

    @Test
    void forgetsTimersAndAnswersOfTheGroupAndDeadLettersOfAll() {
        in(transaction -> LaneErasure.forget(transaction, "leads", ADA));

        assertThat(all())
                .containsExactly(
                        "command foreign d",
                        "command open b",
                        "command other c",
                        "letter leads bob",
                        "timer leads bob",
                        "timer mails ada");
    }

    @Test
    void emptiesTheCommandsOfTheGroupThatNobodyHasAnsweredYet() {
        in(transaction -> LaneErasure.silenceOpen(transaction, "leads", ADA));

        assertThat(all())
                .contains("command open {}", "command answered a", "command other c", "command foreign d")
                .hasSize(10);
    }

    @Test
    void doesNothingForNobody() {
        in(transaction -> LaneErasure.forget(transaction, "leads", List.of())
                .chain(() -> LaneErasure.silenceOpen(transaction, "leads", List.of())));

        assertThat(all()).hasSize(10);
    }

    private static void in(Function<SqlConnection, Uni<Void>> work) {
        pool.withTransaction(work).await().atMost(PATIENCE);
    }

    private static List<String> all() {
        return pool.query(ALL)
                .execute()
                .map(rows -> {
                    List<String> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getString(0)));
                    return found;
                })
                .await()
                .atMost(PATIENCE);
    }
}
