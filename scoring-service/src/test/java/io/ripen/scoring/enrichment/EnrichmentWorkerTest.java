package io.ripen.scoring.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnrichmentWorkerTest {
    @Test
    void leasesABatchForAsLongAsItMayTakeFourAtATime() {
        Duration timeout = Duration.ofSeconds(2);
        Duration retry = Duration.ofMinutes(1);

        assertThat(EnrichmentWorker.lease(500, timeout, retry)).isEqualTo(Duration.ofSeconds(2 * 126 + 60));
        assertThat(EnrichmentWorker.lease(5, timeout, retry)).isEqualTo(Duration.ofSeconds(2 * 3 + 60));
        assertThat(EnrichmentWorker.lease(1, timeout, retry)).isEqualTo(Duration.ofSeconds(2 * 2 + 60));
    }
}
