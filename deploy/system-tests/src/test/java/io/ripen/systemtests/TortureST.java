package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.systemtests.torture.Report;
import io.ripen.systemtests.torture.Torture;
import io.ripen.systemtests.torture.TorturePlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A minute of {@code ./ripen torture} with the same faults every time. */
class TortureST {
    private static final long SEED = 20_261_122;

    @Test
    void losesNothingAndDoesNothingTwiceWhileEverythingIsKilledStoppedAndCut() {
        Report report = Torture.run(new TorturePlan(SEED, Duration.ofMinutes(1)), System.out::println);

        System.out.println(report.text());
        assertThat(report.isGood()).as(report.text()).isTrue();
        assertThat(report.faults().values().stream().mapToInt(Integer::intValue).sum())
                .as("faults")
                .isGreaterThan(report.scheduled() / 2);
    }
}
