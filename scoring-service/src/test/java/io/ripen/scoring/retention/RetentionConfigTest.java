package io.ripen.scoring.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.SettingsInTests;
import io.smallrye.config.ConfigValidationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionConfigTest {
    @Test
    void hasDefaults() {
        RetentionConfig settings = SettingsInTests.read(RetentionConfig.class, Map.of());

        assertThat(settings.anonymous()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous, 23h, 1d",
        "anonymous, 401d, 400d",
        "interval, 999ms, 1s",
        "interval, 7h, 6h",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        String property = "ripen.scoring.retention." + name;
        assertThatThrownBy(() -> SettingsInTests.read(RetentionConfig.class, Map.of(property, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(property);
        assertThat(SettingsInTests.read(RetentionConfig.class, Map.of(property, right)))
                .isNotNull();
    }
}
