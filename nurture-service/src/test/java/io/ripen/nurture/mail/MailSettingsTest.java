package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static MailSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .addDefaultInterceptors()
                .withDefaultValues(values)
                .build()
                .getConfigMapping(MailSettings.class);
    }

    @Test
    void hasNoAddressOfLeadsUnlessOneIsSet() {
        assertThat(settings(Map.of()).leadUrl()).isEmpty();
        assertThat(settings(Map.of("ripen.nurture.mail.lead-url", "https://crm.example.com/?id={leadId}#notes"))
                        .leadUrl())
                .contains("https://crm.example.com/?id={leadId}#notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com/leads",
                "crm.example.com/{leadId}",
                "ftp://crm.example.com/{leadId}",
                "https://crm.example.com/{leadId}/{leadId}",
                "https://crm.example.com/{lead}",
                "https://crm.example.com/a lead/{leadId}"
            })
    void refusesAnAddressThatIsNoneOrSaysNotWhereTheIdGoes(String url) {
        assertThatThrownBy(() -> settings(Map.of("ripen.nurture.mail.lead-url", url)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.nurture.mail.lead-url is an address of http or https")
                .hasMessageContaining("as {leadId}");
    }
}
