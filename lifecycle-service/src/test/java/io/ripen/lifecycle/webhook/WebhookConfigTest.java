package io.ripen.lifecycle.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ripen.webhooks.domain.RetryPlan;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookConfigTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void hasDefaults() {
        WebhookConfig config = config(Map.of());

        assertThat(config.allowedNetworks()).isEmpty();
        assertThat(config.secretKeys()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.retryPlan()).isEqualTo(new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(1), 24));
        assertThat(config.mostEndpoints()).isEqualTo(50);
        assertThat(config.interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(config.previousSecretFor()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void takesWhatIsSet() {
        WebhookConfig config = config(Map.of(
                "ripen.lifecycle.webhooks.allowed-networks", "10.20.0.0/16,fd00::/8",
                "ripen.lifecycle.webhooks.timeout", "20s",
                "ripen.lifecycle.webhooks.first-wait", "1s",
                "ripen.lifecycle.webhooks.longest-wait", "2h",
                "ripen.lifecycle.webhooks.most-failures", "9",
                "ripen.lifecycle.webhooks.most-endpoints", "3",
                "ripen.lifecycle.webhooks.interval", "1s",
                "ripen.lifecycle.webhooks.lease", "2m",
                "ripen.lifecycle.webhooks.keep", "7d",
                "ripen.lifecycle.webhooks.previous-secret-for", "1h"));

        assertThat(config.allowedNetworks())
                .hasValueSatisfying(networks -> assertThat(networks).containsExactly("10.20.0.0/16", "fd00::/8"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.retryPlan()).isEqualTo(new RetryPlan(Duration.ofSeconds(1), Duration.ofHours(2), 9));
        assertThat(config.mostEndpoints()).isEqualTo(3);
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.keep()).isEqualTo(Duration.ofDays(7));
        assertThat(config.previousSecretFor()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesKeysInTheirOrder() {
        assertThat(config(Map.of("ripen.lifecycle.webhooks.secret-keys", "b:BBBB=,a:AAAA="))
                        .secretKeys())
                .hasValueSatisfying(keys -> assertThat(keys).containsExactly("b:BBBB=", "a:AAAA="));
    }

    @Test
    void keepsTheBoundsOfDeliveryToo() {
        assertThatThrownBy(() -> config(Map.of("ripen.lifecycle.webhooks.timeout", "3m")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.lifecycle.webhooks.timeout");
    }

    private static WebhookConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withValidator(new BeanValidationConfigValidator() {
                    @Override
                    public Validator getValidator() {
                        return VALIDATOR;
                    }
                })
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(WebhookConfig.class);
    }
}
