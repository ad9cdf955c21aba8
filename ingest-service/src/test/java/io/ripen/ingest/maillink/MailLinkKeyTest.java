package io.ripen.ingest.maillink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLinkKeyTest {

    @Test
    void hasAnIdAndASecretThatItDoesNotShow() {
        MailLinkKey key = MailLinkKey.of("2026-a_1:" + MailLinkSettingsTest.secret(32));

        assertThat(key.id()).isEqualTo("2026-a_1");
        assertThat(key.key().getEncoded()).hasSize(32);
        assertThat(key).hasToString("MailLinkKey[2026-a_1]");
    }

    @ParameterizedTest
    @CsvSource({
        "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, id:secret",
        "2026 a:c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, id:secret",
        ":c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, id:secret",
        "a:c2VjcmV0+c2VjcmV0/c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, not base64url",
        "a:c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0, is weak: it needs at least 32 random bytes",
        "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, is weak",
        "a:AAECAwQFBgABAgMEBQYAAQIDBAUGAAECAwQFBgABAgM, is weak",
        "a:, is weak",
    })
    void refusesWhatIsNoGoodKeyAndDoesNotRepeatIt(String text, String reason) {
        assertThatThrownBy(() -> MailLinkKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("ripen.mail-links.keys")
                .hasMessageNotContaining("c2VjcmV0c2VjcmV0")
                .hasNoCause();
    }
}
