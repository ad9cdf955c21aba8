package io.ripen.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.bench.capacity.Rebalances.Change;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RebalancesTest {
    private static final int LANES = 1000;
    private static final Duration STATEMENT = Duration.ofMillis(5);
    private static final Duration INSPECTION = Duration.ofMillis(3);

    private final Rebalances group = new Rebalances(LANES, STATEMENT, INSPECTION);

    @Test
    void everyLaneHasOneOwnerWhateverComesAndGoes() {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            Set<String> instances = new TreeSet<>();
            int count = 1 + random.nextInt(40);
            while (instances.size() < count) {
                instances.add(Assignment.name(random.nextInt(60)));
            }

            Change change = group.become(instances);

            assertThat(group.ownedLanes()).isEqualTo(LANES);
            assertThat(change.takeovers()).isEqualTo(LANES);
            // Each instance asks its own broker connection about its lanes, one after the other.
            Duration least = INSPECTION.multipliedBy((LANES + count - 1) / count);
            assertThat(change.took()).isBetween(least, least.multipliedBy(2).plus(STATEMENT.multipliedBy(100)));
        }
    }

    @Test
    void aChangeOfOneInstanceMovesMoreLanesThanItMust() {
        group.become(Rebalances.instances(0, 10));

        Change comes = group.become(Rebalances.instances(0, 11));

        assertThat(comes.stickyMoved()).isLessThanOrEqualTo(LANES / 10);
        assertThat(comes.moved()).isGreaterThan(comes.stickyMoved());
    }

    @Test
    void moreInstancesTakeALargeGroupOverSooner() {
        Duration few = group.become(Rebalances.instances(0, 4)).took();
        Duration many = group.become(Rebalances.instances(0, 40)).took();

        assertThat(many).isLessThan(few.dividedBy(5));
    }
}
