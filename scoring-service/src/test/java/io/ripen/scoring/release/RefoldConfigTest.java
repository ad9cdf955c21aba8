package io.ripen.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.SettingsInTests;
import io.smallrye.config.ConfigValidationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefoldConfigTest {
    @Test
    void hasDefaults() {
        RefoldConfig settings = SettingsInTests.read(RefoldConfig.class, Map.of());

        assertThat(settings.leadsPerSecond()).isEqualTo(500);
        assertThat(settings.interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.maxBacklog()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "leads-per-second, 0, 1",
        "leads-per-second, 100001, 100000",
        "interval, 9ms, 10ms",
        "interval, 11s, 10s",
        "max-backlog, 0, 1",
        "max-backlog, 1000001, 1000000",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        String property = "ripen.scoring.refold." + name;
        assertThatThrownBy(() -> SettingsInTests.read(RefoldConfig.class, Map.of(property, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(property);
        assertThat(SettingsInTests.read(RefoldConfig.class, Map.of(property, right)))
                .isNotNull();
    }
}
