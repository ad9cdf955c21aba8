package io.ripen.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String BODY = "{\"type\":\"ripen.stage.changed.v1\",\"data\":{\"name\":\"Jürgen\"}}";

    @Test
    void signsAsTheSpecificationsLibraryDoes() throws Exception {
        Secret secret = Secret.generate();
        Instant now = Instant.now();

        String signature = secret.signature("stage-1-1", now, BODY);

        assertThat(signature).isEqualTo(new Webhook(secret.text()).sign("stage-1-1", now.getEpochSecond(), BODY));
        assertThatNoException().isThrownBy(() -> verify(secret, "stage-1-1", now, signature, BODY));
    }

    @Test
    void signsIdTimeAndBody() {
        Secret secret = Secret.generate();
        Instant now = Instant.now();
        String signature = secret.signature("stage-1-1", now, BODY);

        assertThatThrownBy(() -> verify(secret, "stage-1-2", now, signature, BODY))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(secret, "stage-1-1", now.plusSeconds(1), signature, BODY))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(secret, "stage-1-1", now, signature, BODY + " "))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(Secret.generate(), "stage-1-1", now, signature, BODY))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void makesKeysOf32BytesAndTellsNobody() {
        Secret secret = Secret.generate();

        assertThat(secret.text()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
        assertThat(Secret.generate()).isNotEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void takesKeysOfTheSpecificationsLengths(int bytes) {
        assertThat(Secret.flaw(text(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 65})
    void refusesKeysOfOtherLengths(int bytes) {
        assertThat(Secret.flaw(text(bytes)))
                .hasValueSatisfying(
                        flaw -> assertThat(flaw).contains("24 to 64").doesNotContain(text(bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "geheim", "whsec_", "whsec_not Base64", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void refusesWhatIsNoKey(String text) {
        assertThat(Secret.flaw(text)).isPresent();
    }

    private static String text(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static void verify(Secret secret, String id, Instant at, String signature, String body) throws Exception {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(at.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
        new Webhook(secret.text()).verify(body, headers);
    }
}
