package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ripen.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DurationBucketsTest {
    @Test
    void tellsAnyQuantileToOnePerCent() {
        Random random = Seeds.random("DurationBucketsTest");
        List<Double> seconds = Stream.generate(() -> Math.exp(random.nextDouble() * 18))
                .limit(1001)
                .sorted()
                .toList();
        SequencedMap<Integer, Long> counts = new TreeMap<>();
        seconds.forEach(each ->
                counts.merge(DurationBuckets.bucket(Duration.ofMillis(Math.round(each * 1000))), 1L, Long::sum));

        for (double share : List.of(0.01, 0.25, 0.5, 0.9, 1.0)) {
            double exact = seconds.get((int) Math.ceil(share * seconds.size()) - 1);
            assertThat((double) DurationBuckets.seconds(counts, share)).isCloseTo(exact, within(exact * 0.0101 + 0.51));
        }
    }

    /** Stored figures name buckets by these numbers. */
    @Test
    void neverRenumbersItsBuckets() {
        assertThat(Stream.of("PT0S", "PT1S", "PT1M", "PT1H", "P1D", "P30D", "P365D")
                        .map(text -> DurationBuckets.bucket(Duration.parse(text))))
                .containsExactly(0, 0, 204, 409, 568, 738, 863);
    }

    @Test
    void hasNoQuantileOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationBuckets.seconds(new TreeMap<>(), 0.5));
    }
}
