package io.ripen.ingest.maillink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.ingest.config.SettingsInTests;
import io.smallrye.config.ConfigValidationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLinkSettingsTest {

    @Test
    void hasDefaults() {
        MailLinkSettings settings = settings(Map.of());

        assertThat(settings.keys()).isEmpty();
        assertThat(settings.visitLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.patience()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({
        "visit-lifetime, 59s, 1m",
        "visit-lifetime, 25h, 24h",
        "patience, 0ms, 1ms",
        "patience, 4001ms, 4s",
    })
    void refusesValuesOutOfBounds(String name, String wrong, String right) {
        assertThatThrownBy(() -> settings(Map.of("ripen.mail-links." + name, wrong)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.mail-links." + name);
        assertThat(settings(Map.of("ripen.mail-links." + name, right))).isNotNull();
    }

    static String secret(int bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("the secret of mail links "
                        .repeat(bytes)
                        .substring(0, bytes)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static MailLinkSettings settings(Map<String, String> properties) {
        return SettingsInTests.of(MailLinkSettings.class, properties);
    }
}
