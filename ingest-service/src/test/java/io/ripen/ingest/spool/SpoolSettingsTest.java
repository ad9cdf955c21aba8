package io.ripen.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolSettingsTest {

    @Test
    void hasDefaults() {
        SpoolSettings settings = settings(Map.of());

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.directory()).isEqualTo("spool");
        assertThat(settings.maxBytes()).isEqualTo(1024L * 1024 * 1024);
        assertThat(settings.segmentBytes()).isEqualTo(16L * 1024 * 1024);
        assertThat(settings.groupCommitInterval()).isEqualTo(Duration.ofMillis(2));
        assertThat(settings.takeoverAfter()).isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "directory, '  ', data/spool",
        "max-bytes, 1048575, 1048576",
        "max-bytes, 1099511627777, 1099511627776",
        "segment-bytes, 65535, 65536",
        "segment-bytes, 1073741825, 1073741824",
        "group-commit-interval, -1ms, 0ms",
        "group-commit-interval, 101ms, 100ms",
        "takeover-after, 99ms, 100ms",
        "takeover-after, 3001ms, 3s",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        assertThatThrownBy(() -> settings(Map.of("ripen.ingest.spool." + name, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.ingest.spool." + name);
        assertThat(settings(Map.of("ripen.ingest.spool." + name, right))).isNotNull();
    }

    private static SpoolSettings settings(Map<String, String> properties) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(SpoolSettings.class)
                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(SpoolSettings.class);
        }
    }
}
