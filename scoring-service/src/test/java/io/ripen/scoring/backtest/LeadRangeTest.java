package io.ripen.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadRangeTest {
    @Test
    void coversAllIdsWithoutGapOrOverlap() {
        for (int parts = 1; parts <= 9; parts++) {
            List<LeadRange> ranges = LeadRange.split(parts);

            assertThat(ranges).hasSize(parts);
            assertThat(ranges.getFirst().after()).isEqualTo(new UUID(0, 0));
            assertThat(ranges.getLast().last()).isEqualTo(new UUID(-1, -1));
            for (int i = 1; i < parts; i++) {
                assertThat(ranges.get(i).after()).isEqualTo(ranges.get(i - 1).last());
                assertThat(Long.compareUnsigned(
                                ranges.get(i - 1).last().getMostSignificantBits(),
                                ranges.get(i).last().getMostSignificantBits()))
                        .isNegative();
            }
        }
    }

    @Test
    void makesRangesOfTheSameSize() {
        assertThat(LeadRange.split(4))
                .extracting(range -> range.last().toString().substring(0, 8))
                .containsExactly("3fffffff", "7fffffff", "bfffffff", "ffffffff");
    }
}
