package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static io.ripen.contracts.lead.ConsentStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A person who was known as two leads, and has mails to both. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class MergedLeadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    private List<String> texts(String query, String parameter) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(parameter))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> String.valueOf(row.getString(0)))
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    private void merge(Recipient gone, Recipient stays) {
        gone.scene.turnsOutToBe(stays.scene, 1);
        await().atMost(PATIENCE)
                .until(() -> texts("SELECT merged_into FROM lead_nurture WHERE lead_id = $1", gone.leadId()).stream()
                        .anyMatch(stays.leadId()::equals));
    }

    private static void choosesAPause(Recipient recipient, String pause) {
        given().formParam("purpose", "contact-by-mail")
                .formParam("topic", "sensors")
                .formParam("pause", pause)
                .post(recipient.page("preferences"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatThePersonWantsHoldsUnderEachId() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            choosesAPause(gone, "14");
            merge(gone, stays);

            stays.triggersAMarketingMail();
            stays.isToldTheReason("paused");
            given().get(stays.page("preferences"))
                    .then()
                    .body(containsString("value=\"keep\" checked"))
                    .body(containsString("value=\"displays\">"));

            choosesAPause(gone, "none");
            assertThat(texts("SELECT lead_id FROM mail_preference WHERE lead_id = $1", gone.leadId()))
                    .isEmpty();
            assertThat(texts(
                            "SELECT array_to_string(declined_topics, ',') FROM mail_preference WHERE paused_until IS NULL"
                                    + " AND lead_id = $1",
                            stays.leadId()))
                    .containsExactly("displays");
        }
    }

    @Test
    void anOldLinkUnsubscribesTheLeadThatGoesOn() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            given().post(gone.page("unsubscribe")).then().statusCode(200);
            merge(gone, stays);
            stays.scene.saysConsent(1, CONFIRMED, Instant.now());

            given().post(gone.page("unsubscribe")).then().statusCode(200);
            stays.triggersAMarketingMail();
            stays.isToldTheReason("unsubscribed");

            assertThat(gone.touchpoints(2))
                    .extracting(told -> told.type())
                    .containsExactly(TouchpointType.UNSUBSCRIBE, TouchpointType.UNSUBSCRIBE);
            given().auth()
                    .oauth2(Tokens.withRoles("privacy"))
                    .get("/v1/leads/{id}/consent-proofs", stays.leadId())
                    .then()
                    .body(containsString(gone.mailKey()));
        }
    }

    @Test
    void mailsToBothCountForTheCaps() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            gone.triggersMarketingMails(3);
            gone.getsMails(4);
            merge(gone, stays);

            stays.triggersAMarketingMail();
            stays.isToldTheReason("frequency-cap");
        }
    }

    @Test
    void aComplaintOfAnEarlierMailHoldsForTheLeadThatGoesOn() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            merge(gone, stays);
            stays.scene.isSentOnAComplaint(gone.scene, gone.mailKey());
            await().atMost(PATIENCE)
                    .until(() -> texts(
                                    "SELECT state ->> 'address' FROM lead_nurture WHERE lead_id = $1", stays.leadId())
                            .contains("COMPLAINED"));
        }
    }

    @Test
    void anEventUnderTheKeyOfAnotherLeadIsSetAside() {
        try (Recipient one = Recipient.ofAMail(queue, pool);
                Recipient other = Recipient.ofAMail(queue, pool)) {
            one.scene.entersStageUnderTheKeyOf(other.scene, 2, "SQL");

            await().atMost(PATIENCE)
                    .until(() -> texts("SELECT reason FROM dead_letter WHERE record_key = $1", other.leadId())
                            .contains("key-mismatch: the key must be the leadId"));
            assertThat(texts("SELECT state ->> 'stage' FROM lead_nurture WHERE lead_id = $1", one.leadId()))
                    .containsExactly("LEAD");
        }
    }
}
