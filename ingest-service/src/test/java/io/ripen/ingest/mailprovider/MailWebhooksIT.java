package io.ripen.ingest.mailprovider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks as each provider sends and signs them, and what lies on the topic afterwards. */
@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class MailWebhooksIT {
    /** The other half of the site's publicKey in sites.yaml; made for this test. */
    private static final String SENDGRID_KEY =
            "MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCBpi4tRo5es9ZBmcTfsnNc0wfFTLzlWVupXiTzt9vqd+w==";

    private static final SnsSigner SNS = SnsSigner.of("sns.amazonaws.com", "-validity", "10");

    private final String person = UUID.randomUUID().toString();
    private final String address = person + "@example.com";
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    SnsInTests sns;

    @Test
    void takesASignedBatchOfSendGridAndKeepsItsBadEvents() {
        String batch = """
                [{"email":"%1$s","timestamp":%2$d,"event":"delivered","sg_event_id":"%3$s-1"},
                 {"email":"%1$s","timestamp":%2$d,"event":"open","sg_event_id":"%3$s-2","sg_machine_open":true,"ip":"203.0.113.77","useragent":"Mozilla/5.0"},
                 {"timestamp":%2$d,"event":"click","sg_event_id":"%3$s-3","url":"https://pages.example/%3$s"},
                 {"email":"%1$s","timestamp":%2$d,"event":"click","sg_event_id":"%3$s-4","url":"https://pages.example/displays"}]
                """.formatted(address, now.getEpochSecond(), person);

        sendGrid(batch, now)
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2), "rejected", equalTo(1), "ignored", equalTo(1))
                .body("results.outcome", equalTo(List.of("ignored", "accepted", "rejected", "accepted")))
                .body("results[0].detail", equalTo("delivered"), "results[2].code", equalTo("missing-member"));

        List<TouchpointCaptured> captured = captured();
        assertThat(captured)
                .extracting(TouchpointCaptured::touchpointId)
                .containsExactly("sendgrid:" + person + "-2", "sendgrid:" + person + "-4");
        assertThat(captured.getFirst()).satisfies(open -> {
            assertThat(open.type()).isEqualTo(TouchpointType.EMAIL_OPEN);
            assertThat(open.site()).isEqualTo("mail");
            assertThat(open.occurredAt()).isEqualTo(now);
            assertThat(open.facts().email()).isEqualTo(address);
            assertThat(open.properties())
                    .containsEntry("providerMachineSign", new PropertyValue.Text("sg_machine_open"));
            assertThat(open.origin().protocol()).isEqualTo("sendgrid");
            assertThat(open.origin().ip()).isEqualTo("203.0.113.0");
        });
        assertThat(captured.getLast().page().url()).isEqualTo("https://pages.example/displays");
        assertThat(rejected())
                .singleElement()
                .satisfies(event -> assertThat(event.payload()).contains(person + "-3"));
    }

    /** As many as lie in 768 KB, which SendGrid sends at once. */
    @Test
    void takesThousandsOfEventsOfSendGridAtOnce() {
        String batch = IntStream.range(0, 2600)
                .mapToObj(i -> "{\"email\":\"%s\",\"timestamp\":%d,\"event\":\"%s\",\"sg_event_id\":\"%s-%d\"}"
                        .formatted(address, now.getEpochSecond(), i % 10 == 0 ? "dropped" : "delivered", person, i))
                .collect(Collectors.joining(",", "[", "]"));

        sendGrid(batch, now)
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(260), "rejected", equalTo(0), "ignored", equalTo(2340));
    }

    @Test
    void refusesMoreThanItTakesAtOnceAndCountsIt() {
        String batch = IntStream.range(0, 5001)
                .mapToObj(i -> "{\"email\":\"%s\",\"event\":\"open\"}".formatted(address))
                .collect(Collectors.joining(",", "[", "]"));
        double refused = metric("ripen_ingest_webhook_refused_total{code=\"too-many-events\",provider=\"sendgrid\"} ");

        sendGrid(batch, now)
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(413)
                .body("code", equalTo("too-many-events"));

        assertThat(metric("ripen_ingest_webhook_refused_total{code=\"too-many-events\",provider=\"sendgrid\"} "))
                .isEqualTo(refused + 1);
        assertThat(captured()).isEmpty();
    }

    @Test
    void countsWhatWasThoughtOfTheSender() {
        String batch = "[]";
        double genuine = webhooks("genuine");
        double forged = webhooks("forged");

        sendGrid(batch, now).post("/v1/webhooks/sendgrid/mail").then().statusCode(200);
        sendGrid(batch, now)
                .body(batch + " ")
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(401);

        assertThat(webhooks("genuine")).isEqualTo(genuine + 1);
        assertThat(webhooks("forged")).isEqualTo(forged + 1);
    }

    private static double webhooks(String sender) {
        return metric("ripen_ingest_webhooks_total{provider=\"sendgrid\",sender=\"" + sender + "\"} ");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    @Test
    void givesRepeatedWebhooksTheSameIds() {
        String batch = "[{\"email\":\"%s\",\"timestamp\":%d,\"event\":\"spamreport\",\"sg_event_id\":\"%s\"}]"
                .formatted(address, now.getEpochSecond(), person);

        sendGrid(batch, now).post("/v1/webhooks/sendgrid/mail").then().statusCode(200);
        sendGrid(batch, now).post("/v1/webhooks/sendgrid/mail").then().statusCode(200);

        assertThat(captured())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.touchpointId()).isEqualTo("sendgrid:" + person))
                .allSatisfy(event -> assertThat(event.type()).isEqualTo(TouchpointType.COMPLAINT));
    }

    @Test
    void refusesWhatSendGridDidNotSignOrSignedLongAgo() {
        String batch = "[{\"email\":\"%s\",\"event\":\"open\"}]".formatted(address);

        sendGrid(batch, now)
                .body(batch + " ")
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("wrong-signature"));
        sendGrid(batch, now.minus(26, ChronoUnit.HOURS))
                .post("/v1/webhooks/sendgrid/mail")
                .then()
                .statusCode(401)
                .body("detail", containsString("older"));
        given().body(batch).post("/v1/webhooks/sendgrid/mail").then().statusCode(401);

        assertThat(captured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void takesEventsOfSesThatSnsSigned(String version) {
        sns.serve(SnsSigner.CERTIFICATE, SNS.pem());
        String event = """
                {"eventType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","timestamp":"%s",
                 "bouncedRecipients":[{"emailAddress":"%s","status":"5.1.1"}]},"mail":{"messageId":"m","destination":["%2$s"]}}
                """.formatted(now, address);

        given().contentType("text/plain; charset=UTF-8")
                .body(SnsSigner.bytes(SNS.signed(SnsSigner.notification(person, now.toString(), event), version)))
                .post("/v1/webhooks/ses/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "results[0].id", equalTo("ses:" + person));

        assertThat(captured()).singleElement().satisfies(bounce -> {
            assertThat(bounce.type()).isEqualTo(TouchpointType.BOUNCE);
            assertThat(bounce.properties())
                    .containsEntry("bounceKind", new PropertyValue.Text("hard"))
                    .containsEntry("bounceCode", new PropertyValue.Text("5.1.1"));
        });
    }

    @Test
    void confirmsTheSubscriptionOfTheSitesOwnTopicOnly() {
        sns.serve(SnsSigner.CERTIFICATE, SNS.pem());
        String confirm = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=" + person;
        sns.serve(confirm, "<ConfirmSubscriptionResponse/>".getBytes(StandardCharsets.UTF_8));
        var message = SnsSigner.subscription("SubscriptionConfirmation", now.toString(), confirm);

        given().body(SnsSigner.bytes(SNS.signed(message, "2")))
                .post("/v1/webhooks/ses/mail")
                .then()
                .statusCode(200)
                .body("results", hasSize(0));
        assertThat(sns.asked()).contains(URI.create(confirm));

        var foreign = message.deepCopy().put("TopicArn", "arn:aws:sns:eu-central-1:999999999999:mail-events");
        given().body(SnsSigner.bytes(SNS.signed(foreign, "2")))
                .post("/v1/webhooks/ses/mail")
                .then()
                .statusCode(401);
        var elsewhere = SnsSigner.subscription("SubscriptionConfirmation", now.toString(), "https://example.org/?a=b");
        given().body(SnsSigner.bytes(SNS.signed(elsewhere, "2")))
                .post("/v1/webhooks/ses/mail")
                .then()
                .statusCode(503)
                .header("Retry-After", "30");
        assertThat(sns.asked()).filteredOn(URI.create(confirm)::equals).hasSize(1);
        assertThat(sns.asked()).noneMatch(uri -> uri.getHost().equals("example.org"));
    }

    @Test
    void acknowledgesTheEndOfASubscription() {
        sns.serve(SnsSigner.CERTIFICATE, SNS.pem());
        var message = SnsSigner.subscription("UnsubscribeConfirmation", now.toString(), "https://x.example/");

        given().body(SnsSigner.bytes(SNS.signed(message, "1")))
                .post("/v1/webhooks/ses/mail")
                .then()
                .statusCode(200);
    }

    @Test
    void takesAnEventOfMailgunAndNoOtherWithItsToken() {
        String opened = mailgun("opened", "signing-key-of-mail");

        given().body(opened)
                .post("/v1/webhooks/mailgun/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        given().body(opened).post("/v1/webhooks/mailgun/mail").then().statusCode(200);
        given().body(opened.replace("opened", "unsubscribed"))
                .post("/v1/webhooks/mailgun/mail")
                .then()
                .statusCode(401);
        given().body(mailgun("complained", "another-key"))
                .post("/v1/webhooks/mailgun/mail")
                .then()
                .statusCode(401);

        assertThat(captured())
                .extracting(TouchpointCaptured::type)
                .containsExactly(TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_OPEN);
    }

    @Test
    void takesEventsOfPostmarkWithUserAndPassword() {
        String event = """
                {"RecordType":"SubscriptionChange","MessageID":"%s","ChangedAt":"%s","Recipient":"%s","Origin":"Recipient",
                 "SuppressSending":true,"SuppressionReason":"ManualSuppression"}""".formatted(person, now, address);

        given().auth()
                .preemptive()
                .basic("postmark", "password-of-mail-0001")
                .body(event)
                .post("/v1/webhooks/postmark/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        given().auth()
                .preemptive()
                .basic("postmark", "password-of-mail-0002")
                .body(event)
                .post("/v1/webhooks/postmark/mail")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"));

        assertThat(captured())
                .singleElement()
                .satisfies(change -> assertThat(change.type()).isEqualTo(TouchpointType.UNSUBSCRIBE));
    }

    @Test
    void takesBatchesOfBrevoWithTheToken() {
        String batch = """
                [{"event":"request","email":"%1$s","ts_event":%2$d},{"event":"click","email":"%1$s","ts_event":%2$d,"link":"https://pages.example/a"}]
                """.formatted(address, now.getEpochSecond());

        given().header("Authorization", "Bearer token-of-mail-0001")
                .body(batch)
                .post("/v1/webhooks/brevo/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "ignored", equalTo(1));
        given().header("Authorization", "Bearer token-of-mail-0002")
                .body(batch)
                .post("/v1/webhooks/brevo/mail")
                .then()
                .statusCode(401);

        assertThat(captured()).singleElement().satisfies(click -> {
            assertThat(click.type()).isEqualTo(TouchpointType.EMAIL_CLICK);
            assertThat(click.occurredAt()).isEqualTo(now);
        });
    }

    @Test
    void saysWhatIsMissingWhereNothingIsSetUp() {
        given().post("/v1/webhooks/mandrill/mail")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-provider"))
                .body("detail", containsString("sendgrid, ses, mailgun, postmark, brevo"));
        given().post("/v1/webhooks/ses/nobody").then().statusCode(404).body("code", equalTo("unknown-site"));
        given().post("/v1/webhooks/mailgun/www")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-configured"))
                .body("detail", containsString("webhooks.mailgun"))
                .body("detail", containsString("signingKey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "\u0000", "{\"a\":1}{"})
    void has400ForWhatIsNoJson(String body) {
        given().header("Authorization", "Bearer token-of-mail-0001")
                .body(body)
                .post("/v1/webhooks/brevo/mail")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-json"));
        given().body("[".repeat(100_000))
                .post("/v1/webhooks/mailgun/mail")
                .then()
                .statusCode(400);
        given().body(body).post("/v1/webhooks/ses/mail").then().statusCode(400);
    }

    @Test
    void has200ForEventsThatAreAllBad() {
        given().header("Authorization", "Bearer token-of-mail-0001")
                .body("[null, 1, {\"event\":\"opened\"}]")
                .post("/v1/webhooks/brevo/mail")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0), "rejected", equalTo(3));
    }

    private RequestSpecification sendGrid(String body, Instant at) {
        String timestamp = String.valueOf(at.getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return given().contentType("application/json")
                .header(SendGridCheck.TIMESTAMP, timestamp)
                .header(SendGridCheck.SIGNATURE, ProviderKeys.sendGridSignature(sendGridKey(), timestamp, bytes))
                .body(bytes);
    }

    private static PrivateKey sendGridKey() {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(SENDGRID_KEY)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String mailgun(String event, String key) {
        String timestamp = String.valueOf(now.getEpochSecond());
        String token = person.replace("-", "") + event.length();
        return """
                {"signature":{"timestamp":"%s","token":"%s","signature":"%s"},
                 "event-data":{"event":"%s","id":"%s","timestamp":%s.5,"recipient":"%s"}}""".formatted(
                        timestamp,
                        token,
                        ProviderKeys.mailgunSignature(key, timestamp, token),
                        event,
                        person,
                        timestamp,
                        address);
    }

    private List<TouchpointCaptured> captured() {
        return reader().readKey(Topic.TOUCHPOINTS.topicName(), "u:mail:" + EventIds.digest(address)).stream()
                .map(record -> record.data(TouchpointCaptured.class))
                .toList();
    }

    private List<TouchpointRejected> rejected() {
        return reader().readKey(Topic.TOUCHPOINTS_REJECTED.topicName(), "mail").stream()
                .filter(record -> record.value().contains(person))
                .map((TopicRecord record) -> record.data(TouchpointRejected.class))
                .toList();
    }

    private static TopicReader reader() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }
}
