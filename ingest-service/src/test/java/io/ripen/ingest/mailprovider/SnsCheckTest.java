package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.site.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsCheckTest {
    /** A time at which the certificates are valid, which are made during the test. */
    private final Instant now = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    private static final SnsSigner SNS = SnsSigner.of("sns.amazonaws.com", "-validity", "10");
    private static final SnsTopic TOPIC = SnsTopic.of(new Webhooks.Ses(SnsSigner.TOPIC));

    private final Served served = new Served();
    private final SnsCheck check =
            new SnsCheck(new AgeCheck(Duration.ofHours(25), Duration.ofMinutes(5)), new SnsCertificates(served));

    /** Serves what it is given, in turn, and remembers what it was asked for. */
    private static final class Served implements SnsFetcher {
        private final Deque<CompletionStage<byte[]>> answers = new ArrayDeque<>();
        private final List<URI> asked = new ArrayList<>();

        @Override
        public CompletionStage<byte[]> get(URI address) {
            asked.add(address);
            return answers.remove();
        }

        void next(byte[] answer) {
            answers.add(CompletableFuture.completedStage(answer));
        }

        void nextFailure() {
            answers.add(CompletableFuture.failedStage(new IOException("away")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void takesBothVersionsOfSignatures(String version) {
        served.next(SNS.pem());

        assertThat(verdict(SNS.signed(notification(), version))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void takesNotificationsWithoutSubjectAndSubscriptions() {
        served.next(SNS.pem());
        ObjectNode bare = notification();
        bare.remove("Subject");

        assertThat(verdict(SNS.signed(bare, "2"))).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(SNS.signed(
                        SnsSigner.subscription("SubscriptionConfirmation", now.toString(), "https://x"), "2")))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void fetchesACertificateOnce() {
        served.next(SNS.pem());

        verdict(SNS.signed(notification(), "2"));
        verdict(SNS.signed(notification(), "1"));

        assertThat(served.asked).containsExactly(URI.create(SnsSigner.CERTIFICATE));
    }

    @Test
    void asksForTheMessageAgainWhileTheCertificateIsAway() {
        served.nextFailure();
        served.next("no certificate".getBytes(StandardCharsets.UTF_8));
        served.next(SNS.pem());
        ObjectNode message = SNS.signed(notification(), "2");

        assertThat(verdict(message)).isInstanceOf(Verdict.Undecided.class);
        assertThat(verdict(message)).isInstanceOf(Verdict.Undecided.class);
        assertThat(verdict(message)).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Timestamp", "Subject"})
    void refusesWhatWasAltered(String member) {
        served.next(SNS.pem());
        ObjectNode message = SNS.signed(notification(), "2");
        message.put(member, member.equals("Timestamp") ? now.minusMillis(1).toString() : "altered");

        assertThat(verdict(message)).isEqualTo(new Verdict.Forged("The signature does not match the message."));
    }

    @Test
    void refusesAnotherTopic() {
        ObjectNode message = notification().put("TopicArn", "arn:aws:sns:eu-central-1:210987654321:mail-events");

        assertThat(verdict(SNS.signed(message, "2"))).isInstanceOf(Verdict.Forged.class);
        assertThat(served.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-9c64.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-9c64.pem",
                "https://sns.eu-central-1.amazonaws.com.example.org/SimpleNotificationService-9c64.pem",
                "https://sns.eu-central-1.amazonaws.com@example.org/SimpleNotificationService-9c64.pem",
                "https://user@sns.eu-central-1.amazonaws.com/SimpleNotificationService-9c64.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-9c64.pem",
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-9c64.pem?x=1",
                "https://sns.eu-central-1.amazonaws.com/?Action=Publish",
                "https://example.org/SimpleNotificationService-9c64.pem",
                "file:///SimpleNotificationService-9c64.pem",
                "no address"
            })
    void fetchesFromSnsInTheTopicsRegionOnly(String address) {
        ObjectNode message = SNS.signed(notification().put("SigningCertURL", address), "2");

        assertThat(verdict(message)).isInstanceOf(Verdict.Forged.class);
        assertThat(served.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-89999, true", "-90001, false", "299, true", "301, false"})
    void takesMessagesOfTheirTimeOnly(long seconds, boolean taken) {
        served.next(SNS.pem());
        ObjectNode message =
                notification().put("Timestamp", now.plusSeconds(seconds).toString());

        assertThat(verdict(SNS.signed(message, "2")) instanceof Verdict.Genuine).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", ""})
    void refusesUnknownVersions(String version) {
        ObjectNode message = SNS.signed(notification(), "2").put("SignatureVersion", version);

        assertThat(verdict(message)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void refusesACertificateWhoseTimeIsOver() {
        SnsSigner old = SnsSigner.of("sns.amazonaws.com", "-startdate", "-30d", "-validity", "10");
        served.next(old.pem());

        assertThat(verdict(old.signed(notification(), "2")))
                .isEqualTo(new Verdict.Forged("The certificate is not valid at this time."));
    }

    @Test
    void refusesACertificateThatIsMadeOutToSomebodyElse() {
        SnsSigner other = SnsSigner.of("sns.amazonaws.com.example.org", "-validity", "10");
        served.next(other.pem());

        assertThat(verdict(other.signed(notification(), "2")))
                .isEqualTo(new Verdict.Forged("The certificate is not made out to SNS."));
    }

    @Test
    void takesTheNamesThatSomeRegionsUse() {
        SnsSigner zurich = SnsSigner.of("sns-signing.eu-central-2.amazonaws.com", "-validity", "10");
        served.next(zurich.pem());

        assertThat(verdict(zurich.signed(notification(), "2"))).isEqualTo(Verdict.GENUINE);
    }

    private Verdict verdict(ObjectNode message) {
        return check.check(SnsMessage.of(message).orElseThrow(), TOPIC, now)
                .toCompletableFuture()
                .join();
    }

    private ObjectNode notification() {
        return SnsSigner.notification("5b1f1a0c-6d53-5d7e-9a51-11d2c3b4a501", now.toString(), "{\"a\":\"line\\n\"}\n");
    }
}
