package io.ripen.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleConfigTest {

    @Test
    void hasDefaults() {
        LifecycleConfig config = read(Map.of());

        assertThat(config.stages()).isEqualTo("b2b-default");
        assertThat(config.maxPageSize()).isEqualTo(500);
        assertThat(config.maxImportSize()).isEqualTo(1000);
        assertThat(config.maxRefusedCommands()).isEqualTo(100);
        assertThat(config.slaBacklog()).isEqualTo(Duration.ofHours(1));
        assertThat(config.quietPeriod()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void takesWhatIsSet() {
        LifecycleConfig config = read(Map.of(
                "ripen.lifecycle.stages", "mine.yaml",
                "ripen.lifecycle.max-page-size", "7",
                "ripen.lifecycle.max-import-size", "8",
                "ripen.lifecycle.max-refused-commands", "9",
                "ripen.lifecycle.sla-backlog", "2d",
                "ripen.lifecycle.quiet-period", "0s"));

        assertThat(config.stages()).isEqualTo("mine.yaml");
        assertThat(config.maxPageSize()).isEqualTo(7);
        assertThat(config.maxImportSize()).isEqualTo(8);
        assertThat(config.maxRefusedCommands()).isEqualTo(9);
        assertThat(config.slaBacklog()).isEqualTo(Duration.ofDays(2));
        assertThat(config.quietPeriod()).isZero();
    }

    @Test
    void takesAKeyWithLineEnds() {
        String key = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----\n";

        assertThat(read(Map.of("ripen.lifecycle.tokens-checked-by", key)).tokensCheckedBy())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "max-page-size, 0",
        "max-page-size, 10001",
        "max-import-size, 0",
        "max-import-size, 10001",
        "max-refused-commands, 0",
        "sla-backlog, 3651d",
        "quiet-period, 8d",
        "tokens-checked-by, nobody"
    })
    void refusesWhatIsOutOfBounds(String name, String value) {
        assertThatThrownBy(() -> read(Map.of("ripen.lifecycle." + name, value))).hasMessageContaining(name);
    }

    private static LifecycleConfig read(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("ripen.lifecycle.tokens-checked-by", "a key"));
        all.putAll(properties);
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(LifecycleConfig.class)
                    .withSources(new PropertiesConfigSource(all, "test", 100))
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(LifecycleConfig.class);
        }
    }
}
