package io.ripen.ingest.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Map;

/** Reads settings as the service does at its start, bounds included. */
public final class SettingsInTests {
    private SettingsInTests() {}

    /** The settings that these properties give. */
    public static <T> T of(Class<T> settings, Map<String, String> properties) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(settings)
                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(settings);
        }
    }
}
