package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.nurture.provider.HttpTransport;
import io.ripen.nurture.provider.ProviderSettings;
import io.ripen.nurture.smtp.SmtpClient;
import io.ripen.nurture.smtp.SmtpSettings;
import io.ripen.nurture.transport.MailTransport;
import io.ripen.nurture.transport.TransportSettings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportChoiceTest {
    private static MailTransport choice(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(TransportSettings.class)
                .withMapping(SmtpSettings.class)
                .addDiscoveredConverters()
                .withMapping(ProviderSettings.class)
                .withDefaultValues(values)
                .build();
        SmtpClient smtp = new SmtpClient(config.getConfigMapping(SmtpSettings.class), Clock.systemUTC());
        return new TransportChoice()
                .transport(
                        config.getConfigMapping(TransportSettings.class),
                        smtp,
                        config.getConfigMapping(ProviderSettings.class),
                        Clock.systemUTC());
    }

    @Test
    void isSmtpUnlessSet() {
        assertThat(choice(Map.of())).isInstanceOf(SmtpClient.class);
    }

    @Test
    void isTheProviderWithItsAddressAndToken() {
        MailTransport http = choice(Map.of(
                "ripen.nurture.transport", "http",
                "ripen.nurture.provider.url", "https://provider.example/mails",
                "ripen.nurture.provider.token", "secret-1"));

        assertThat(http).isInstanceOf(HttpTransport.class);
        http.closeAll();
    }

    @Test
    void isRefusedWhenBadlySet() {
        assertThatThrownBy(() -> choice(Map.of("ripen.nurture.transport", "pigeon")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripen.nurture.transport");
        assertThatThrownBy(() -> choice(Map.of("ripen.nurture.transport", "http")))
                .hasMessageContaining("ripen.nurture.provider.url");
    }
}
