package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.LaneStatus.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LaneStatusTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"ACQUIRING", "WORKING"})
    void aTakeoverOrBatchThatLastsIsStalled(Activity activity) {
        assertThat(status(activity).stalled(LIMIT, SINCE.plusSeconds(121))).isTrue();
        assertThat(status(activity).stalled(LIMIT, SINCE.plusSeconds(120))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ACQUIRING", "WORKING"},
            mode = Mode.EXCLUDE)
    void nothingElseIs(Activity activity) {
        assertThat(status(activity).stalled(LIMIT, SINCE.plusSeconds(10_000))).isFalse();
    }

    private static LaneStatus status(Activity activity) {
        return new LaneStatus(new LaneId("stages", 3), activity, SINCE, null, Map.of(), 0, 0, null);
    }
}
