package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RawRecordTest {
    @Test
    void countsWhatHeadersAndKeyTake() {
        Map<String, String> ordinary = Map.of("ce_id", "e-1", "ce_type", "ripen.lead.erased.v1");
        Map<String, String> huge = Map.of("baggage", "x".repeat(500_000));

        assertThat(new RawRecord("t", 0, 0, "key", ordinary, null).footprint()).isEqualTo(1_000);
        assertThat(new RawRecord("t", 0, 0, null, ordinary, new byte[200]).footprint())
                .isEqualTo(1_200);
        assertThat(new RawRecord("t", 0, 0, "key", huge, new byte[200]).footprint())
                .isBetween(500_700, 501_000);
        assertThat(new RawRecord("t", 0, 0, "k".repeat(5_000), ordinary, null).footprint())
                .isGreaterThan(5_000);
    }
}
