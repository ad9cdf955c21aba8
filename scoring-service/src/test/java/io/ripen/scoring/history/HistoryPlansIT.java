package io.ripen.scoring.history;

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

/** What the database reads of a browser with 2,000 parts of ten touchpoints each. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class HistoryPlansIT {
    private static final List<String> SHARED = List.of("""
            insert into touchpoint
              (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data)
            select 'plans', 'plans-' || i, 'v:plans', i / 10, i, now(), now(), '{}'
            from generate_series(1, 20000) i""");

    @Inject
    Pool pool;

    @Test
    void readsThePartsThatAreAskedForAndNoOthers() {
        Plan plan = Plan.of(
                pool,
                SHARED,
                TouchpointHistory.OF_SEGMENTS,
                Tuple.of(new String[] {"v:plans", "v:plans"}, new Integer[] {7, 1900}, new Long[] {74L, 20_000L}));

        assertThat(plan.rowsRead("touchpoint")).isEqualTo(5 + 10);
    }

    @Test
    void erasesAPartWithoutReadingTheOthers() {
        Plan plan = Plan.of(pool, SHARED, TouchpointHistory.ERASE, Tuple.of("v:plans", 1900, 0L, Long.MAX_VALUE));

        assertThat(plan.rowsRead("touchpoint")).isEqualTo(10);
    }
}
