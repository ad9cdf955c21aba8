package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailBounced;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.MachineSign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.nurture.feedback.SoftBounces.SoftBounce;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.mail.Recipient;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import io.ripen.testkit.TopicWriter.Attributes;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider tells of a mail, and what it means for the next one. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class FeedbackIT {
    private static final MachineSign SCANNER = new MachineSign(MachineKind.PREFETCH, "test");

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    @Inject
    SoftBounces softBounces;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private TopicWriter writer;

    @BeforeEach
    void open() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private void hears(Recipient recipient, int number, TouchpointType type, Map<String, String> properties) {
        hears(recipient, number, type, properties, null);
    }

    private void hears(
            Recipient recipient,
            int number,
            TouchpointType type,
            Map<String, String> properties,
            @Nullable MachineSign machine) {
        hears(recipient, recipient.mailKey(), number, type, properties, machine);
    }

    private void hears(
            Recipient recipient,
            String mailKey,
            int number,
            TouchpointType type,
            Map<String, String> properties,
            @Nullable MachineSign machine) {
        String leadId = recipient.leadId();
        TouchpointCaptured touchpoint = new TouchpointCaptured(
                "feedback-" + leadId + "-" + number,
                "www",
                "u:mail:test",
                null,
                "mail:test",
                type,
                null,
                now,
                now,
                TimeRule.CLIENT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                properties.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, property -> new PropertyValue.Text(property.getValue()))),
                new Origin("sendgrid", null, null, null, machine),
                new TrackedMail(leadId, mailKey, null));
        writer.write(
                EventType.LEAD_ACTIVITY,
                new Attributes(
                        "activity-" + leadId + "-" + number, "/ripen/scoring/identity", leadId, now, (long) number),
                new LeadActivity(leadId, 1, number, touchpoint));
    }

    private static List<EmailBounced> bounces(Recipient recipient, int atLeast) {
        return recipient.events(atLeast).stream()
                .filter(event -> event.type().equals(EventType.EMAIL_BOUNCED.typeName()))
                .map((TopicRecord event) -> event.data(EmailBounced.class))
                .toList();
    }

    @Test
    void suppressesAfterAHardBounceAndSaysWhichMailCameBack() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            Map<String, String> hard = Map.of("bounceKind", "hard", "bounceCode", "5.1.1");
            hears(recipient, 1, TouchpointType.BOUNCE, hard);
            hears(recipient, 1, TouchpointType.BOUNCE, hard);

            assertThat(bounces(recipient, 2)).singleElement().satisfies(bounce -> {
                assertThat(bounce.permanent()).isTrue();
                assertThat(bounce.status()).isEqualTo("5.1.1");
                assertThat(bounce.mail().mailKey()).isEqualTo(recipient.mailKey());
                assertThat(bounce.bouncedAt()).isEqualTo(now);
            });
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("bounced");
        }
    }

    @Test
    void aMailToColleaguesThatComesBackSaysNothingAboutTheLead() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String mailKey = recipient.hasColleaguesTold();
            hears(recipient, mailKey, 1, TouchpointType.BOUNCE, Map.of("bounceKind", "hard"), null);
            hears(recipient, mailKey, 2, TouchpointType.COMPLAINT, Map.of(), null);
            hears(recipient, 3, TouchpointType.BOUNCE, Map.of("bounceKind", "soft"));

            assertThat(bounces(recipient, 3))
                    .extracting(EmailBounced::permanent)
                    .containsExactly(false);
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);
        }
    }

    @Test
    void suppressesAfterTheLastSoftBounceThatIsAllowed() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            Map<String, String> soft = Map.of("bounceKind", "soft");
            hears(recipient, 1, TouchpointType.BOUNCE, soft);
            hears(recipient, 2, TouchpointType.BOUNCE, soft);
            assertThat(bounces(recipient, 3))
                    .extracting(EmailBounced::permanent)
                    .containsOnly(false);
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);

            hears(recipient, 3, TouchpointType.BOUNCE, soft);

            assertThat(bounces(recipient, 5).getLast().permanent()).isTrue();
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("bounced");
        }
    }

    @Test
    void countsSoftBouncesOncePerLeadAndForgetsOldOnes() {
        Instant since = now.minusSeconds(60);
        SoftBounce old = new SoftBounce(UUID.randomUUID().toString(), "a", "www/1", since);
        SoftBounce first = new SoftBounce(old.leadId(), "a", "www/2", now);
        SoftBounce second = new SoftBounce(old.leadId(), "a", "www/3", now.plusSeconds(1));
        SoftBounce another = new SoftBounce(UUID.randomUUID().toString(), "a", "www/2", now);

        assertThat(counts(since, old, first, another, first)).containsExactly(0, 1, 1, 1);
        assertThat(counts(since, new SoftBounce(old.leadId(), "b", "www/4", now), first))
                .as("another address of the lead")
                .containsExactly(1, 1);
        assertThat(counts(since, second, first)).containsExactly(2, 2);
        assertThat(counts(now, second)).containsExactly(1);
        assertThat(counts(since, second)).as("with the first one forgotten").containsExactly(1);
    }

    private List<Integer> counts(Instant since, SoftBounce... heard) {
        return pool.withTransaction(transaction -> softBounces.add(transaction, List.of(heard), since))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    @Test
    void suppressesAfterAComplaint() {
        try (Recipient blocked = Recipient.ofAMail(queue, pool);
                Recipient complains = Recipient.ofAMail(queue, pool)) {
            hears(blocked, 1, TouchpointType.BOUNCE, Map.of("bounceKind", "blocked"));
            hears(complains, 1, TouchpointType.COMPLAINT, Map.of());
            hears(complains, 2, TouchpointType.BOUNCE, Map.of("bounceKind", "soft"));
            assertThat(bounces(complains, 2)).hasSize(1);

            complains.triggersAMarketingMail();
            complains.isToldTheReason("complained");
            blocked.triggersAMarketingMail();
            blocked.getsMails(2);
        }
    }

    private static ValidatableResponse lifts(Recipient recipient, String id, String suppression) {
        return lifts(recipient, id, suppression, "called us");
    }

    private static ValidatableResponse lifts(Recipient recipient, String id, String suppression, String reason) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("marketer"))
                .contentType("application/json")
                .body(Map.of("commandId", id, "suppression", suppression, "reason", reason))
                .post("/v1/leads/{id}/suppression-lifts", recipient.leadId())
                .then();
    }

    private static JsonPath lifts(Recipient recipient) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("privacy"))
                .get("/v1/leads/{id}/suppression-lifts", recipient.leadId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aComplaintThatWasLiftedStandsAgainstNothingUntilTheNextOne() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            hears(recipient, 1, TouchpointType.COMPLAINT, Map.of());
            hears(recipient, 2, TouchpointType.BOUNCE, Map.of("bounceKind", "soft"));
            assertThat(bounces(recipient, 2)).hasSize(1);
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("complained");

            lifts(recipient, "1", "bounced").statusCode(200).body("lifted", is(false));
            lifts(recipient, "2", "complained").statusCode(200).body("lifted", is(true));
            lifts(recipient, "2", "complained").statusCode(200).body("lifted", is(true));
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);

            assertThat(lifts(recipient).getList("lifts.commandId")).containsExactly("2", "1");
            assertThat(lifts(recipient).getString("lifts[0].reason")).isEqualTo("called us");
            assertThat(lifts(recipient).getString("lifts[0].author")).isNotBlank();

            hears(recipient, 3, TouchpointType.COMPLAINT, Map.of());
            hears(recipient, 4, TouchpointType.BOUNCE, Map.of("bounceKind", "soft"));
            assertThat(bounces(recipient, 5)).hasSize(2);
            pool.query("DELETE FROM lane_command WHERE answered_at IS NOT NULL")
                    .execute()
                    .await()
                    .atMost(Duration.ofSeconds(60));
            lifts(recipient, "2", "complained").statusCode(200).body("lifted", is(true));
            recipient.triggersAMarketingMail();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> recipient.reasons().stream()
                                    .filter("complained"::equals)
                                    .count()
                            == 2);
        }
    }

    @Test
    void anAddressThatBouncedIsGivenFreeWithWhatCountedTowardsIt() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            Map<String, String> soft = Map.of("bounceKind", "soft");
            for (int number = 1; number <= 3; number++) {
                hears(recipient, number, TouchpointType.BOUNCE, soft);
            }
            assertThat(bounces(recipient, 4).getLast().permanent()).isTrue();

            lifts(recipient, "1", "bounced").statusCode(200).body("lifted", is(true));
            hears(recipient, 4, TouchpointType.BOUNCE, soft);

            assertThat(bounces(recipient, 5).getLast().permanent()).isFalse();
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);
        }
    }

    @Test
    void liftsNothingOfALeadThatNobodyKnowsAndNothingThatIsNone() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            lifts(recipient, "1", "unsubscribed").statusCode(400);
            lifts(recipient, "", "bounced").statusCode(400);
            RestAssured.given()
                    .auth()
                    .oauth2(Tokens.withRoles("privacy"))
                    .contentType("application/json")
                    .body(Map.of("commandId", "1", "suppression", "bounced", "reason", "none"))
                    .post("/v1/leads/nobody/suppression-lifts")
                    .then()
                    .statusCode(404)
                    .body("code", is("lead-unknown"));
            lifts(recipient, "1\u0000", "complained").statusCode(400);
            lifts(recipient, "3", "complained", "called\u0000us").statusCode(400);
        }
    }

    private static JsonPath numbers() {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("marketer"))
                .get("/v1/journeys/mql-welcome/numbers?version=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int mails(JsonPath numbers, String figure) {
        return numbers.getInt("steps.find { it.step == 'double-opt-in' }.variants[0].mails." + figure);
    }

    @Test
    void countsInTheNumbersOfTheJourneyWhatCameBackOfItsMails() {
        try (Recipient reader = Recipient.ofAMail(queue, pool);
                Recipient scanned = Recipient.ofAMail(queue, pool);
                Recipient gone = Recipient.ofAMail(queue, pool)) {
            JsonPath before = numbers();
            assertThat(before.getList("versions", Integer.class)).containsExactly(1);

            hears(scanned, 1, TouchpointType.EMAIL_OPEN, Map.of(), SCANNER);
            hears(scanned, 2, TouchpointType.EMAIL_CLICK, Map.of(), SCANNER);
            hears(scanned, 3, TouchpointType.COMPLAINT, Map.of());
            hears(gone, 1, TouchpointType.BOUNCE, Map.of("bounceKind", "blocked"));
            hears(reader, 1, TouchpointType.EMAIL_OPEN, Map.of());
            hears(reader, 2, TouchpointType.EMAIL_OPEN, Map.of());
            hears(reader, 3, TouchpointType.EMAIL_CLICK, Map.of());

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> {
                        JsonPath after = numbers();
                        assertThat(mails(after, "clicked.count")).isEqualTo(mails(before, "clicked.count") + 1);
                        assertThat(mails(after, "opened.count")).isEqualTo(mails(before, "opened.count") + 1);
                        assertThat(mails(after, "complained")).isEqualTo(mails(before, "complained") + 1);
                        assertThat(mails(after, "bounced")).isEqualTo(mails(before, "bounced") + 1);
                        assertThat(mails(after, "delivered")).isEqualTo(mails(before, "delivered") - 1);
                        assertThat(mails(after, "sent")).isEqualTo(mails(before, "sent"));
                    });
        }
    }

    @Test
    void dropsABounceThatItToldScoringItself() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String leadId = recipient.leadId();
            writer.write(
                    EventType.LEAD_ACTIVITY,
                    new Attributes("activity-own-" + leadId, "/ripen/scoring/identity", leadId, now, 1L),
                    new LeadActivity(
                            leadId, 1, 1, BounceTouchpoint.of(leadId, recipient.mailKey(), true, "smtp-550", now)));
            hears(recipient, 2, TouchpointType.BOUNCE, Map.of("bounceKind", "soft"));

            assertThat(bounces(recipient, 2))
                    .extracting(EmailBounced::permanent)
                    .containsExactly(false);
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);
        }
    }
}
