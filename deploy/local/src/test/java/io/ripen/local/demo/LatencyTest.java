package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void reportsPercentilesInMilliseconds() {
        Latency latency = new Latency(EventType.SCORE_CHANGED);
        for (int ms = 1; ms <= 100; ms++) {
            latency.add(RECEIVED, RECEIVED.plusMillis(ms));
        }

        assertThat(latency.describe()).isEqualTo("p50 50 ms   p90 90 ms   p99 99 ms   max 100 ms   (100 events)");
    }

    @Test
    void saysWhenNothingCame() {
        assertThat(new Latency(EventType.SCORE_CHANGED).describe()).isEqualTo("nothing new");
    }
}
