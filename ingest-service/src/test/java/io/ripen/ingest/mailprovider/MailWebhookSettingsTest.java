package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.ingest.config.SettingsInTests;
import io.smallrye.config.ConfigValidationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailWebhookSettingsTest {

    @Test
    void hasDefaults() {
        MailWebhookSettings settings = settings(Map.of());

        assertThat(settings.maxAge()).isEqualTo(Duration.ofHours(25));
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.rememberedTokens()).isEqualTo(100_000);
        assertThat(settings.fetchTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "max-age, 299s, 5m",
        "max-age, 73h, 72h",
        "clock-skew, -1s, 0s",
        "clock-skew, 61m, 1h",
        "remembered-tokens, 999, 1000",
        "remembered-tokens, 10000001, 10000000",
        "fetch-timeout, 99ms, 100ms",
        "fetch-timeout, 31s, 30s",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        assertThatThrownBy(() -> settings(Map.of("ripen.mail-webhooks." + name, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.mail-webhooks." + name);
        assertThat(settings(Map.of("ripen.mail-webhooks." + name, right))).isNotNull();
    }

    private static MailWebhookSettings settings(Map<String, String> properties) {
        return SettingsInTests.of(MailWebhookSettings.class, properties);
    }
}
