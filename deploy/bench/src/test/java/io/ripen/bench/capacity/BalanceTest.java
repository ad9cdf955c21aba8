package io.ripen.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final int PARTITIONS = 1000;

    private final Balance balance = new Balance(1, 200_000);

    @Test
    void keysSpreadAMildLoadEvenlyOverAThousandPartitions() {
        double[] load = balance.load(PARTITIONS, 0.5);

        assertThat(Arrays.stream(load).sum()).isEqualTo(1, Offset.offset(1e-9));
        assertThat(Arrays.stream(load).min().orElse(0)).isPositive();
        assertThat(Balance.skew(load)).isLessThan(3);
        assertThat(Balance.skew(balance.ofInstances(load, 40))).isLessThan(1.2);
        assertThat(Balance.skew(balance.ofDatabases(load, 16))).isLessThan(1.1);
    }

    @Test
    void onePersonWhoMakesAnEighthOfTheLoadStaysInOnePartitionAndOnlyThere() {
        double[] load = balance.load(PARTITIONS, 1.0);
        double busiest = 1 / (Math.log(200_000) + 0.5772);

        assertThat(Arrays.stream(load).max().orElse(0)).isBetween(busiest, busiest * 1.1);
        assertThat(Arrays.stream(load).sorted().skip(PARTITIONS / 2).findFirst().orElse(0))
                .isLessThan(1.0 / PARTITIONS);
    }

    @Test
    void everyPartitionHasOneInstanceAndNoInstanceHasTwoMoreThanAnother() {
        for (int instances : new int[] {1, 2, 7, 40, 999, 1000}) {
            int[] sizes = Assignment.range(PARTITIONS, instances).stream()
                    .mapToInt(mine -> mine.size())
                    .toArray();

            assertThat(Arrays.stream(sizes).sum()).isEqualTo(PARTITIONS);
            assertThat(Arrays.stream(sizes).max().orElse(0)
                            - Arrays.stream(sizes).min().orElse(0))
                    .isLessThan(2);
        }
    }
}
