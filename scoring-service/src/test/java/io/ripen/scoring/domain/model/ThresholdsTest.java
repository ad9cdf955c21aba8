package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private final Thresholds thresholds = new Thresholds(List.of(-500L, 4000L, 5000L));

    @Test
    void haveWhatIsReachedAndWhatIsNot() {
        assertThat(thresholds.floorOf(-501)).isEqualTo(Long.MIN_VALUE);
        assertThat(thresholds.floorOf(-500)).isEqualTo(-500);
        assertThat(thresholds.floorOf(4999)).isEqualTo(4000);
        assertThat(thresholds.floorOf(5000)).isEqualTo(5000);
        assertThat(thresholds.ceilingOf(-501)).isEqualTo(-500);
        assertThat(thresholds.ceilingOf(4000)).isEqualTo(5000);
        assertThat(thresholds.ceilingOf(5000)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void areNowhereIfThereAreNone() {
        assertThat(Thresholds.NONE.floorOf(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(Thresholds.NONE.ceilingOf(0)).isEqualTo(Long.MAX_VALUE);
    }
}
