package io.ripen.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.scoring.Plan;
import io.ripen.testkit.RipenBackbone;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an erasure reads of what 20,000 others have left. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class ErasurePlansIT {
    private static final List<String> OTHERS = List.of("""
            insert into lane_command
              (command_id, lane_group, partition, subject, kind, payload, received_at, answer_status, answered_at)
            select 'forget/plans-' || i || '/' || part, 'identity', 7, 'v:plans-' || i, 'forget', '{}', now(), 200, now()
            from generate_series(1, 10000) i, generate_series(1, 2) part""", """
            insert into dead_letter (lane_group, partition, topic, record_offset, record_key, headers, reason)
            select 'identity', 7, 'plans', i, 'v:plans-' || i, '{}', 'test' from generate_series(1, 10000) i""");

    @Inject
    Pool pool;

    @Test
    void findsTheCommandsOfTheErasedByTheirIds() {
        Plan plan = Plan.of(
                pool, OTHERS, CommandEffectsStore.FORGET_COMMANDS, Tuple.tuple().addValue(new String[] {
                    "plans-3", "plans-17"
                }));

        assertThat(plan.rowsRead("lane_command")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"lane_command, subject, 2", "dead_letter, record_key, 1"})
    void findsWhatWasSaidOfSomebody(String table, String column, long rows) {
        Plan plan = Plan.of(
                pool,
                OTHERS,
                "delete from " + table + " where lane_group = 'identity' and " + column + " = $1",
                Tuple.of("v:plans-17"));

        assertThat(plan.rowsRead(table)).isEqualTo(rows);
    }
}
