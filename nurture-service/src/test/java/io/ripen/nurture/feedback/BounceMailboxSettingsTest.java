package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ripen.nurture.smtp.SmtpSettings.Tls;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BounceMailboxSettingsTest {
    private static final String PREFIX = "ripen.nurture.bounce-mailbox.";

    private static BounceMailboxSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(BounceMailboxSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(BounceMailboxSettings.class);
    }

    @Test
    void readNoMailboxUnlessSet() {
        BounceMailboxSettings settings = settings(Map.of());

        assertThat(settings.isOn()).isFalse();
        assertThat(settings.port()).isEqualTo(993);
        assertThat(settings.tls()).isEqualTo(Tls.IMPLICIT);
        assertThat(settings.folder()).isEqualTo("INBOX");
        assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.longestPause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.pageSize()).isEqualTo(100);
        assertThat(settings.longestMessage()).isEqualTo(1 << 20);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.ioTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void canAllBeSet() {
        BounceMailboxSettings settings = settings(Map.ofEntries(
                Map.entry(PREFIX + "host", "imap.ripen.example"),
                Map.entry(PREFIX + "port", "143"),
                Map.entry(PREFIX + "tls", "starttls"),
                Map.entry(PREFIX + "user", "bounce"),
                Map.entry(PREFIX + "password", "secret"),
                Map.entry(PREFIX + "folder", "Reports"),
                Map.entry(PREFIX + "interval", "5s"),
                Map.entry(PREFIX + "longest-pause", "2m"),
                Map.entry(PREFIX + "page-size", "7"),
                Map.entry(PREFIX + "longest-message", "2048"),
                Map.entry(PREFIX + "connect-timeout", "1s"),
                Map.entry(PREFIX + "io-timeout", "3s")));

        assertThat(settings.isOn()).isTrue();
        assertThat(settings.host()).contains("imap.ripen.example");
        assertThat(settings.port()).isEqualTo(143);
        assertThat(settings.tls()).isEqualTo(Tls.STARTTLS);
        assertThat(settings.user()).contains("bounce");
        assertThat(settings.password()).contains("secret");
        assertThat(settings.folder()).isEqualTo("Reports");
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.longestPause()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.pageSize()).isEqualTo(7);
        assertThat(settings.longestMessage()).isEqualTo(2048);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.ioTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void areRefusedIfHalfSet() {
        BounceMailboxSettings settings =
                settings(Map.of(PREFIX + "host", "imap.ripen.example", PREFIX + "user", "bounce"));

        assertThatIllegalArgumentException().isThrownBy(settings::isOn).withMessageContaining("password");
    }
}
