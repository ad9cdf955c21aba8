package io.ripen.ingest.config;

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

class IngestSettingsTest {

    @Test
    void hasDefaults() {
        IngestSettings settings = settings(Map.of());

        assertThat(settings.maxBodyBytes()).isEqualTo(2 * 1024 * 1024);
        assertThat(settings.maxReadingBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.maxEvents()).isEqualTo(1000);
        assertThat(settings.maxSdkEvents()).isEqualTo(5000);
        assertThat(settings.maxEventBytes()).isEqualTo(64 * 1024);
        assertThat(settings.maxConsents()).isEqualTo(20);
        assertThat(settings.maxProperties()).isEqualTo(100);
        assertThat(settings.maxAge()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.ackTimeout()).isEqualTo(Duration.ofMillis(3500));
        assertThat(settings.linger()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.maxInFlightBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(settings.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.checkInterval()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "max-body-bytes, 1023, 1024",
        "max-body-bytes, 16777217, 16777216",
        "max-reading-bytes, 16777215, 16777216",
        "max-reading-bytes, 4294967297, 4294967296",
        "body-timeout, 999ms, 1s",
        "body-timeout, 301s, 300s",
        "max-events, 0, 1",
        "max-events, 10001, 10000",
        "max-sdk-events, 0, 1",
        "max-sdk-events, 50001, 50000",
        "max-event-bytes, 1023, 1024",
        "max-event-bytes, 131073, 131072",
        "max-consents, 0, 1",
        "max-consents, 101, 100",
        "max-properties, 0, 1",
        "max-properties, 1001, 1000",
        "max-age, 23h, 1d",
        "max-age, 3651d, 3650d",
        "ack-timeout, 499ms, 500ms",
        "ack-timeout, 3901ms, 3900ms",
        "linger, -1ms, 0ms",
        "linger, 101ms, 100ms",
        "max-in-flight-bytes, 1048575, 1048576",
        "max-in-flight-bytes, 1073741825, 1073741824",
        "retry-after, 999ms, 1s",
        "retry-after, 301s, 300s",
        "check-interval, 199ms, 200ms",
        "check-interval, 61s, 60s",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        assertThatThrownBy(() -> settings(Map.of("ripen.ingest." + name, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.ingest." + name);
        assertThat(settings(Map.of("ripen.ingest." + name, right))).isNotNull();
    }

    private static IngestSettings settings(Map<String, String> properties) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(IngestSettings.class)
                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(IngestSettings.class);
        }
    }
}
