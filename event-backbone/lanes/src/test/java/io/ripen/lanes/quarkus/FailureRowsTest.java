package io.ripen.lanes.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import org.junit.jupiter.api.Test;

class FailureRowsTest {
    private static final LaneId LANE = new LaneId("stages", 3);
    private static final LaneId OTHER = new LaneId("stages", 4);

    private final FailureRows rows = new FailureRows();

    @Test
    void oneFailureAfterTheOtherIsOneRow() {
        assertThat(rows.begins(LANE, "publish")).isTrue();
        assertThat(rows.begins(LANE, "publish")).isFalse();
        assertThat(rows.begins(LANE, "publish")).isFalse();
    }

    @Test
    void eachLaneAndStepHasItsOwn() {
        rows.begins(LANE, "publish");

        assertThat(rows.begins(LANE, "acquire")).isTrue();
        assertThat(rows.begins(OTHER, "publish")).isTrue();
    }

    @Test
    void aLaneThatGotOnBeginsANewRow() {
        rows.begins(LANE, "publish");
        rows.begins(OTHER, "publish");
        rows.end(LANE);

        assertThat(rows.begins(LANE, "publish")).isTrue();
        assertThat(rows.begins(OTHER, "publish")).isFalse();
    }
}
