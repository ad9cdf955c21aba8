package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final AgeCheck AGE = new AgeCheck(Duration.ofHours(25), Duration.ofMinutes(5));
    private static final KeyPair KEYS = ProviderKeys.p256();
    private static final String BODY = "[{\"event\":\"open\",\"email\":\"ann@example.com\"}]\r\n";

    private final SendGridCheck check = new SendGridCheck(AGE);

    @Test
    void takesWhatSendGridsOwnLibrariesTake() {
        // Key, signature, timestamp and payload are those of the tests of SendGrid's client libraries.
        Webhooks.SendGrid secret = new Webhooks.SendGrid(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==");
        WebhookCall call = call(
                "{\"category\":\"example_payload\",\"event\":\"test_event\",\"message_id\":\"message_id\"}",
                "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=",
                "1588788367",
                Instant.parse("2020-05-06T18:10:00Z"));

        assertThat(check.check(call, secret)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void takesWhatIsSignedOverTheBytesOfTheBody() {
        assertThat(check.check(signed(NOW, BODY), ProviderKeys.sendGrid(KEYS))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void refusesAnotherBodyAndAnotherKey() {
        WebhookCall genuine = signed(NOW, BODY);
        WebhookCall altered =
                new WebhookCall(BODY.stripTrailing().getBytes(StandardCharsets.UTF_8), genuine.headers(), NOW);

        assertThat(check.check(altered, ProviderKeys.sendGrid(KEYS))).isInstanceOf(Verdict.Forged.class);
        assertThat(check.check(genuine, ProviderKeys.sendGrid(ProviderKeys.p256())))
                .isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @CsvSource({"-89999, true", "-90001, false", "299, true", "301, false"})
    void takesSignaturesOfTheirTimeOnly(long seconds, boolean taken) {
        WebhookCall call = signed(NOW.plusSeconds(seconds), BODY);

        assertThat(check.check(call, ProviderKeys.sendGrid(KEYS)) instanceof Verdict.Genuine)
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64", "bm90IGEgc2lnbmF0dXJl"})
    void refusesWhatIsNoSignature(String signature) {
        assertThat(check.check(call(BODY, signature, "1795339800", NOW), ProviderKeys.sendGrid(KEYS)))
                .isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(check.check(call(BODY, null, "1795339800", NOW), ProviderKeys.sendGrid(KEYS)))
                .isInstanceOf(Verdict.Forged.class);
        assertThat(check.check(call(BODY, "AA==", null, NOW), ProviderKeys.sendGrid(KEYS)))
                .isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1588788367000000", "12h", "-5", "１７"})
    void refusesTimestampsThatAreNoSeconds(String timestamp) {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        String signature = ProviderKeys.sendGridSignature(KEYS.getPrivate(), timestamp, body);

        assertThat(check.check(call(BODY, signature, timestamp, NOW), ProviderKeys.sendGrid(KEYS)))
                .isEqualTo(new Verdict.Forged("The signature's timestamp cannot be read."));
    }

    private static WebhookCall signed(Instant at, String body) {
        String timestamp = String.valueOf(at.getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return call(body, ProviderKeys.sendGridSignature(KEYS.getPrivate(), timestamp, bytes), timestamp, NOW);
    }

    private static WebhookCall call(String body, @Nullable String signature, @Nullable String timestamp, Instant now) {
        return new WebhookCall(
                body.getBytes(StandardCharsets.UTF_8),
                name -> Map.of(
                                SendGridCheck.SIGNATURE, String.valueOf(signature),
                                SendGridCheck.TIMESTAMP, String.valueOf(timestamp))
                        .entrySet()
                        .stream()
                        .filter(header -> header.getKey().equals(name)
                                && !header.getValue().equals("null"))
                        .map(Map.Entry::getValue)
                        .findAny()
                        .orElse(null),
                now);
    }
}
