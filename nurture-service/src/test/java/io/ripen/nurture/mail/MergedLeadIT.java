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
        becomes(gone, "merged_into", stays.leadId());
    }

    private void part(Recipient gone) {
        gone.scene.scores(2, "5");
        becomes(gone, "merged_into", "null");
    }

    private void becomes(Recipient recipient, String column, String value) {
        await().atMost(PATIENCE)
                .until(() -> texts("SELECT " + column + " FROM lead_nurture WHERE lead_id = $1", recipient.leadId())
                        .contains(value));
    }

    private String address(Recipient recipient) {
        return texts("SELECT state ->> 'address' FROM lead_nurture WHERE lead_id = $1", recipient.leadId())
                .getFirst();
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
            given().get(stays.page("preferences")).then().body(containsString("value=\"none\" checked"));
            assertThat(texts(
                            "SELECT array_to_string(declined_topics, ',') FROM mail_preference WHERE paused_until IS NULL"
                                    + " AND lead_id = $1",
                            stays.leadId()))
                    .containsExactly("displays");

            part(gone);
            given().get(gone.page("preferences")).then().body(containsString("value=\"keep\" checked"));
            given().get(stays.page("preferences")).then().body(containsString("value=\"none\" checked"));
        }
    }

    @Test
    void whatThePauseOfAnotherLeadHeldGoesOutWhenTheTwoAreParted() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient between = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            choosesAPause(gone, "14");
            merge(gone, between);
            merge(between, stays);
            stays.triggersAMarketingMail();
            stays.isToldTheReason("paused");

            part(gone);

            stays.getsMails(2);
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
            gone.scene.complains(gone.mailKey());
            stays.scene.isSentOnAComplaint(gone.scene, gone.mailKey());
            becomes(gone, "state ->> 'address'", "COMPLAINED");

            stays.triggersAMarketingMail();
            stays.isToldTheReason("complained");
        }
    }

    @Test
    void aComplaintFromBeforeTheMergeHoldsUntilTheTwoAreParted() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            gone.scene.complains(gone.mailKey());
            becomes(gone, "state ->> 'address'", "COMPLAINED");
            merge(gone, stays);

            stays.triggersAMarketingMail();
            stays.isToldTheReason("complained");

            part(gone);
            assertThat(List.of(address(gone), address(stays))).containsExactly("COMPLAINED", "USABLE");
            stays.triggersAMarketingMail();
            stays.getsMails(2);
        }
    }

    @Test
    void sendsNothingWhileSalesHasThePersonUnderTheOtherId() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            gone.scene.entersStage(2, "SQL", CONFIRMED);
            becomes(gone, "state ->> 'stage'", "SQL");
            merge(gone, stays);

            stays.triggersAMarketingMail();
            stays.isToldTheReason("stage-excluded");
            stays.scene.entersStage(2, "MQL", CONFIRMED);
            becomes(stays, "state ->> 'stage'", "MQL");
            assertThat(journeys(stays)).isEmpty();

            part(gone);
            stays.triggersAMarketingMail();
            stays.getsMails(2);
        }
    }

    @Test
    void whoWasWelcomedUnderOneIdIsNotWelcomedUnderTheOther() {
        try (Recipient gone = Recipient.ofAMail(queue, pool);
                Recipient stays = Recipient.ofAMail(queue, pool)) {
            gone.scene.entersStage(2, "MQL", CONFIRMED);
            gone.getsMails(2);
            merge(gone, stays);

            stays.scene.entersStage(2, "MQL", CONFIRMED);
            becomes(stays, "state ->> 'stage'", "MQL");
            assertThat(journeys(gone)).contains("mql-welcome");
            assertThat(journeys(stays)).isEmpty();
        }
    }

    private List<String> journeys(Recipient recipient) {
        return texts(
                "SELECT journey FROM enrolment WHERE lead_id = $1 AND journey = 'mql-welcome'", recipient.leadId());
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
