package io.ripen.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPortionsTest {
    @Test
    void boundsTheTouchpointsOfAPortionOneLeadExcepted() {
        assertThat(HistoryPortions.of(List.of(1_000L, 1_500L, 1L, 0L, 25_000L, 2_500L, 0L), Long::longValue))
                .containsExactly(List.of(1_000L, 1_500L), List.of(1L, 0L), List.of(25_000L), List.of(2_500L, 0L));
    }

    @Test
    void hasOnePortionForNothing() {
        assertThat(HistoryPortions.of(List.<Long>of(), Long::longValue)).containsExactly(List.of());
    }
}
