package io.ripen.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemandTest {
    /** Everything is 100, half of each processor is planned, and nurture is not measured yet. */
    private static final Figures ROUND = Figures.of(Arrays.stream(Figure.values())
            .map(figure -> "| `" + figure.id() + "` | "
                    + switch (figure) {
                        case UTILISATION -> "0.5";
                        case REPLICAS -> "3";
                        case NURTURE_CPU, NURTURE_BROKER_CPU, NURTURE_DATABASE_CPU -> "?";
                        default -> "100";
                    }
                    + " |\n")
            .collect(Collectors.joining()));

    private final Demand demand = new Demand(ROUND);

    @Test
    void plansPartitionsInDozensForHalfOfWhatALaneTakes() {
        assertThat(demand.partitions(1)).isEqualTo(12);
        assertThat(demand.partitions(600)).isEqualTo(12);
        assertThat(demand.partitions(601)).isEqualTo(24);
        assertThat(demand.partitions(100_000)).isEqualTo(2_004);
    }

    @Test
    void plansDatabasesByTheirProcessors() {
        assertThat(demand.shards(Figure.SCORING_DATABASE_CPU, 500_000)).isEqualTo(1);
        assertThat(demand.shards(Figure.SCORING_DATABASE_CPU, 500_001)).isEqualTo(2);
    }

    @Test
    void saysWhatNobodyMeasured() {
        assertThat(demand.processes().lines().filter(line -> line.contains("nurture-service")))
                .hasSize(2)
                .allMatch(line -> line.contains("not measured"));
        assertThat(demand.processes().lines().filter(line -> line.contains("scoring-service")))
                .noneMatch(line -> line.contains("not measured"));
    }

    @Test
    void namesTheFirstLimitFirst() {
        assertThat(demand.limits().lines().skip(2).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("12 partitions", "1,200"));
    }
}
