package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.systemtests.torture.Scaling;
import io.ripen.systemtests.torture.ScalingReport;
import io.ripen.systemtests.torture.TorturePlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One, two and three instances of each service under load, replaced one service at a time, and taken away again. */
@Tag("slow")
class ScalingST {
    private static final long SEED = 20_261_123;

    /**
     * Longer than a lane stands still while its owner changes in order: docs/operations.md. The machine that runs this has
     * few processors and starts four services at a time.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Test
    void nothingIsLostNorTwiceNorLateWhileInstancesComeAndGo() {
        ScalingReport report = Scaling.run(new TorturePlan(SEED, Duration.ofMinutes(1)), System.out::println);

        System.out.println(report.text());
        assertThat(report.broken().values()).as(report.text()).allMatch(List::isEmpty);
        assertThat(report.acknowledged()).as("touchpoints acknowledged").isGreaterThan(1_000);
        assertThat(report.steps()).allSatisfy(step -> {
            assertThat(step.longest()).as(step.name()).isLessThan(LONGEST_WAIT);
            assertThat(step.behindAtEnd()).as(step.name()).isLessThan(Scaling.NOT_BEHIND);
        });
    }
}
