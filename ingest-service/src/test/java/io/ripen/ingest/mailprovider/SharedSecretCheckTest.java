package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretCheckTest {
    private static final Webhooks.Postmark POSTMARK = new Webhooks.Postmark("postmark", "a:long:enough:password");
    private static final Webhooks.Brevo BREVO = new Webhooks.Brevo("a-long-enough-token");

    @Test
    void takesPostmarksUserAndPassword() {
        assertThat(SharedSecretCheck.check(call("Authorization", basic("postmark:a:long:enough:password")), POSTMARK))
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postmark:", "postmark:a:long:enough:passwor", "Postmark:a:long:enough:password", "", ":"})
    void refusesOtherUsersAndPasswords(String credentials) {
        assertThat(SharedSecretCheck.check(call("Authorization", basic(credentials)), POSTMARK))
                .isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ~~~", "Bearer a:long:enough:password", "basic  "})
    void refusesWhatIsNoBasicAuthorisation(String header) {
        assertThat(SharedSecretCheck.check(call("Authorization", header), POSTMARK))
                .isInstanceOf(Verdict.Forged.class);
        assertThat(SharedSecretCheck.check(call("X-Other", ""), POSTMARK)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void takesBrevosTokenAsBearerOrAsHeader() {
        assertThat(SharedSecretCheck.check(call("Authorization", "bearer a-long-enough-token"), BREVO))
                .isEqualTo(Verdict.GENUINE);
        assertThat(SharedSecretCheck.check(call("X-Webhook-Token", "a-long-enough-token"), BREVO))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void refusesOtherTokens() {
        assertThat(SharedSecretCheck.check(call("Authorization", "Bearer another-token"), BREVO))
                .isInstanceOf(Verdict.Forged.class);
        assertThat(SharedSecretCheck.check(call("X-Webhook-Token", ""), BREVO)).isInstanceOf(Verdict.Forged.class);
        assertThat(SharedSecretCheck.check(call("X-Other", ""), BREVO)).isInstanceOf(Verdict.Forged.class);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookCall call(String name, String value) {
        return new WebhookCall(new byte[0], Map.of(name, value)::get, Instant.EPOCH);
    }
}
