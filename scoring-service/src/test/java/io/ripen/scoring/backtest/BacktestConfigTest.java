package io.ripen.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.SettingsInTests;
import io.smallrye.config.ConfigValidationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestConfigTest {
    @Test
    void hasDefaults() {
        BacktestConfig settings = SettingsInTests.read(BacktestConfig.class, Map.of());

        assertThat(settings.threads()).isEqualTo(1);
        assertThat(settings.page()).isEqualTo(200);
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "threads, 0, 1",
        "threads, 65, 64",
        "page, 0, 1",
        "page, 10001, 10000",
        "poll-interval, 9ms, 10ms",
        "lease, 999ms, 1s",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        String property = "ripen.scoring.backtest." + name;
        assertThatThrownBy(() -> SettingsInTests.read(BacktestConfig.class, Map.of(property, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(property);
        assertThat(SettingsInTests.read(BacktestConfig.class, Map.of(property, right)))
                .isNotNull();
    }
}
