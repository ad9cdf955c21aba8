package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.engine.BatchTransaction.Prepared;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Instant BEGIN = Instant.parse("2026-11-23T06:00:00Z");

    private final BatchPlan plan = new BatchPlan(new LaneSettings(
            10, 1_000_000, 1_000_000, PACE, 5, 3, Duration.ofMillis(10), Duration.ofMillis(200), 3, 100, 1_000_000));
    private final LaneInbox inbox = new LaneInbox(1_000_000);

    @Test
    void restsNoLongerThanThePaceAfterAQuickBatch() {
        afterABatchOf(Duration.ofMillis(4));
        assertThat(plan.pause(inbox, BEGIN.plusMillis(4))).isEqualTo(Duration.ofMillis(46));
        assertThat(plan.pause(inbox, BEGIN.plusMillis(50))).isZero();
    }

    @Test
    void restsLongerTheLongerABatchTakes() {
        afterABatchOf(Duration.ofMillis(20));
        assertThat(plan.pause(inbox, BEGIN.plusMillis(20))).isEqualTo(Duration.ofMillis(80));
        assertThat(plan.pause(inbox, BEGIN.plusMillis(100))).isZero();
    }

    @Test
    void restsForFiveTimesThePaceAtMost() {
        afterABatchOf(Duration.ofMillis(120));
        assertThat(plan.pause(inbox, BEGIN.plusMillis(120))).isEqualTo(Duration.ofMillis(130));
    }

    private void afterABatchOf(Duration duration) {
        inbox.add(List.of(record(0))).subscribe().with(taken -> {});
        Attempt attempt = plan.next(inbox, BEGIN).orElseThrow();
        Prepared prepared = new Prepared(Map.of(), List.of(), new Isolation.Taken(1, 0, 0), 0, 0, 0, List.of());
        inbox.remove(1);
        plan.committed(attempt, prepared, inbox, BEGIN.plus(duration));
        inbox.add(List.of(record(1))).subscribe().with(taken -> {});
    }

    private static RawRecord record(long offset) {
        return new RawRecord("topic", offset, 0, "lead", Map.of(), new byte[] {1});
    }
}
