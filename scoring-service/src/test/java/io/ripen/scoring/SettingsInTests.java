package io.ripen.scoring;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Map;

/** Reads settings from properties alone, with their bounds checked. */
public final class SettingsInTests {
    private SettingsInTests() {}

    public static <T> T read(Class<T> mapping, Map<String, String> properties) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(mapping)
                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                    .withValidator(new BeanValidationConfigValidator() {
                        @Override
                        public Validator getValidator() {
                            return validator;
                        }
                    })
                    .build()
                    .getConfigMapping(mapping);
        }
    }
}
