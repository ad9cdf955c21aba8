package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static io.ripen.contracts.lead.ConsentStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person who must be forgotten, with every table looked through for its id and its address. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'nurture' AND table_type = 'BASE TABLE' AND table_name <> 'lane' ORDER BY 1""";

    @Inject
    MailDesk desk;

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    @Test
    void leavesNothingOfAPersonButAnIdAndWhatWasProven() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String leadId = recipient.leadId();
            String page = isInTheMiddleOfEverything(recipient);
            JsonPath before = numbers();

            recipient.scene.asksForErasure(1);
            recipient.scene.asksForErasure(2);
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(confirmations(leadId))
                            .extracting(LeadErased::requestId, LeadErased::service, LeadErased::sequence)
                            .containsExactly(tuple("request-1", "nurture", 1L)));

            assertThat(count(numbers(), "entered")).isEqualTo(count(before, "entered"));
            assertThat(count(numbers(), "waiting")).isEqualTo(count(before, "waiting") - 1);
            assertThat(count(numbers(), "exited.erased")).isEqualTo(count(before, "exited.erased") + 1);
            assertThat(count(numbers(), "suppressed.erased")).isEqualTo(count(before, "suppressed.erased") + 1);
            hearsOfItLater(recipient, page);
            assertThat(tablesThatName(leadId)).containsExactly("consent_proof", "lane_command", "lead_nurture");
            assertThat(tablesThatName(recipient.scene.email)).isEmpty();
            assertThat(rows("SELECT DISTINCT payload FROM lane_command WHERE subject = '" + leadId + "'"))
                    .containsExactly("{}");
            assertThat(rows("SELECT purpose || mail_key FROM consent_proof WHERE lead_id = '" + leadId + "'"))
                    .containsOnly("contact-by-mail", "mail-tracking");
            assertThat(confirmations(leadId)).hasSize(1);
        }
    }

    /** Proven, paused, inside a journey with a mail that is held, and bounced. Answers the page of its preferences. */
    private String isInTheMiddleOfEverything(Recipient recipient) {
        given().post(recipient.page("confirm")).then().statusCode(200);
        String page = recipient.page("preferences");
        given().formParam("purpose", "contact-by-mail", "mail-tracking")
                .formParam("pause", "14")
                .post(page)
                .then()
                .statusCode(200);
        recipient.scene.entersStage(2, "MQL", CONFIRMED);
        recipient.isToldTheReason("paused");
        recipient.scene.bouncesSoftly("once");
        given().auth()
                .oauth2(Tokens.withRoles("privacy"))
                .contentType("application/json")
                .body(Map.of("commandId", "ticket-1", "suppression", "complained", "reason", "Ada called"))
                .post("/v1/leads/{id}/suppression-lifts", recipient.leadId())
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(tablesThatName(recipient.leadId()))
                        .contains("mail", "enrolment", "mail_preference", "soft_bounce", "consent_proof")
                        .contains("suppression_lift")
                        .contains("lead_nurture", "lane_command", "lane_timer"));
        return page;
    }

    private void hearsOfItLater(Recipient recipient, String page) {
        recipient.scene.scores(1, "70.00");
        recipient.scene.entersStage(3, "SAL", CONFIRMED);
        given().formParam("pause", "14").post(page).then().statusCode(404);
        StoredMail unreported = recipient.queued("double-opt-in");
        desk.settle(unreported.in(new MailState.Sending(1, Instant.now())), new SendOutcome.Accepted())
                .await()
                .atMost(PATIENCE);
        recipient.scene.bouncesSoftly("again");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> rows("SELECT command_id FROM lane_command WHERE answered_at IS NOT NULL AND subject = '"
                                + recipient.leadId() + "'")
                        .equals(List.of("mail-feedback/www/again-of-" + recipient.leadId())));
    }

    private static JsonPath numbers() {
        return given().auth()
                .oauth2(Tokens.withRoles("marketer"))
                .get("/v1/journeys/mql-welcome/numbers?version=3")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int count(JsonPath numbers, String figure) {
        return Optional.<Integer>ofNullable(numbers.get(figure)).orElse(0);
    }

    private static List<LeadErased> confirmations(String leadId) {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.PRIVACY.topicName(), leadId).stream()
                        .filter(event -> event.type().equals(EventType.LEAD_ERASED.typeName()))
                        .map(event -> event.data(LeadErased.class))
                        .toList();
    }

    private List<String> tablesThatName(String text) {
        return rows(TABLES).stream()
                .filter(table -> !rows("SELECT 'x' FROM \"" + table + "\" t WHERE t::text LIKE '%" + text
                                + "%' LIMIT 1")
                        .isEmpty())
                .toList();
    }

    private List<String> rows(String query) {
        List<String> rows = new ArrayList<>();
        pool.query(query).execute().await().atMost(PATIENCE).forEach(row -> rows.add(row.getString(0)));
        return rows;
    }
}
