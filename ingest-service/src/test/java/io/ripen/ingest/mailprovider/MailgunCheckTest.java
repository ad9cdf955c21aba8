package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailgunCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final Webhooks.Mailgun SECRET = new Webhooks.Mailgun("key-of-the-site");
    private static final String TOKEN = "651869375b9df3c98fc15c4889b102119add1235c38fc92824";

    private final MailgunCheck check =
            new MailgunCheck(new AgeCheck(Duration.ofHours(25), Duration.ofMinutes(5)), 1000);

    @Test
    void takesWhatIsSignedWithTheSitesKey() {
        assertThat(verdict(body(NOW, TOKEN, "opened"))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void takesTheSameWebhookAgain() {
        String body = body(NOW, TOKEN, "opened");

        assertThat(verdict(body)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(body)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void refusesATokenThatWasUsedForAnotherBody() {
        verdict(body(NOW, TOKEN, "opened"));

        assertThat(verdict(body(NOW, TOKEN, "unsubscribed")))
                .isEqualTo(new Verdict.Forged("The token was used before, with another body."));
    }

    @Test
    void refusesAnotherKey() {
        String body = signed(NOW.getEpochSecond() + "", TOKEN, "opened", "another-key");

        assertThat(verdict(body)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void refusesDigitsThatMoveFromTheTokenToTheTimestamp() {
        String timestamp = String.valueOf(NOW.getEpochSecond());
        String signature = ProviderKeys.mailgunSignature(SECRET.signingKey(), timestamp, TOKEN);
        String moved = json(timestamp + TOKEN.charAt(0), TOKEN.substring(1), signature, "unsubscribed");
        String movedBack = json(timestamp.substring(0, 9), timestamp.charAt(9) + TOKEN, signature, "unsubscribed");

        assertThat(verdict(moved)).isInstanceOf(Verdict.Forged.class);
        assertThat(verdict(movedBack)).isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @CsvSource({"-89999, true", "-90001, false", "299, true", "301, false"})
    void takesSignaturesOfTheirTimeOnly(long seconds, boolean taken) {
        assertThat(verdict(body(NOW.plusSeconds(seconds), TOKEN, "opened")) instanceof Verdict.Genuine)
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"signature\":null}",
                "{\"signature\":{\"timestamp\":\"1\",\"token\":\"a\"}}",
                "{\"signature\":{\"timestamp\":\"1\",\"token\":\"a\",\"signature\":\"é\"}}",
                "{\"signature\":{\"timestamp\":\"1\",\"token\":{},\"signature\":\"00\"}}"
            })
    void refusesWhatIsNotSigned(String body) {
        assertThat(verdict(body)).isInstanceOf(Verdict.Forged.class);
    }

    private Verdict verdict(String body) {
        WebhookCall call = new WebhookCall(body.getBytes(StandardCharsets.UTF_8), name -> null, NOW);
        return check.check(call, call.json(), SECRET);
    }

    private static String body(Instant at, String token, String event) {
        return signed(String.valueOf(at.getEpochSecond()), token, event, SECRET.signingKey());
    }

    private static String signed(String timestamp, String token, String event, String key) {
        return json(timestamp, token, ProviderKeys.mailgunSignature(key, timestamp, token), event);
    }

    private static String json(String timestamp, String token, String signature, String event) {
        return "{\"signature\":{\"timestamp\":\"%s\",\"token\":\"%s\",\"signature\":\"%s\"},\"event-data\":{\"event\":\"%s\"}}"
                .formatted(timestamp, token, signature, event);
    }
}
