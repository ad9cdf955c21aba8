package io.ripen.nurture.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.mail.Recipient;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person does with the links of a mail, and what a program does that follows them all. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class ConsentPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    private static JsonPath proofs(String leadId) {
        return given().auth()
                .oauth2(Tokens.withRoles("privacy"))
                .get("/v1/leads/{id}/consent-proofs", leadId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<TouchpointCaptured> touchpoints(String leadId) {
        TopicReader reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
        return reader.readKey(Topic.TOUCHPOINTS.topicName(), "u: lead:" + leadId).stream()
                .map((TopicRecord event) -> event.data(TouchpointCaptured.class))
                .toList();
    }

    @Test
    void confirmsByPostAndNotByGet() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String page = recipient.page("confirm");

            given().get(page)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Security-Policy", startsWith("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .body(allOf(containsString("<form method=\"post\">"), containsString("<html lang=\"en\">")));
            given().head(page).then().statusCode(200);
            assertThat(proofs(recipient.leadId()).getList("proofs")).isEmpty();
            assertThat(touchpoints(recipient.leadId())).isEmpty();

            given().post(page).then().statusCode(200).body(containsString("your consent is confirmed"));

            JsonPath proof = proofs(recipient.leadId());
            assertThat(proof.getString("proofs[0].status")).isEqualTo("confirmed");
            assertThat(proof.getString("proofs[0].source")).isEqualTo("double-opt-in");
            assertThat(proof.getString("proofs[0].wording")).contains("I agree that Ripen contacts me");
            assertThat(proof.getString("proofs[0].textVersion")).startsWith("en-");
            assertThat(proof.getString("proofs[0].mailKey")).startsWith(recipient.leadId());
            TouchpointCaptured told = touchpoints(recipient.leadId()).getFirst();
            assertThat(told.consents().getFirst().status()).isEqualTo(ConsentStatus.CONFIRMED);
            assertThat(told.consents().getFirst().textVersion()).isEqualTo(proof.getString("proofs[0].textVersion"));
            assertThat(told.mail().leadId()).isEqualTo(recipient.leadId());
        }
    }

    @Test
    void unsubscribesWithOneClickOnceAndSendsNoMoreMails() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            Map<String, String> headers = recipient.headers();
            assertThat(headers.get("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            String page = recipient.page("unsubscribe");
            assertThat(headers.get("List-Unsubscribe")).contains(page);

            given().get(page).then().statusCode(200);
            assertThat(touchpoints(recipient.leadId())).isEmpty();
            given().formParam("List-Unsubscribe", "One-Click").post(page).then().statusCode(200);
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("unsubscribed");
            given().multiPart("List-Unsubscribe", "One-Click").post(page).then().statusCode(200);

            assertThat(touchpoints(recipient.leadId()))
                    .singleElement()
                    .satisfies(told -> assertThat(told.type()).isEqualTo(TouchpointType.UNSUBSCRIBE));
        }
    }

    @Test
    void doesNotSayDoneOfWhatTheLaneGaveUp() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String page = recipient.page("unsubscribe");
            run("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''22023''; END'");
            run("CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON lead_nurture FOR EACH ROW WHEN (NEW.lead_id = '"
                    + recipient.leadId() + "') EXECUTE FUNCTION refuse()");
            try {
                given().formParam("List-Unsubscribe", "One-Click")
                        .post(page)
                        .then()
                        .statusCode(503);
            } finally {
                run("DROP FUNCTION refuse() CASCADE");
            }

            given().formParam("List-Unsubscribe", "One-Click").post(page).then().statusCode(200);
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("unsubscribed");
            assertThat(touchpoints(recipient.leadId())).hasSize(1);
        }
    }

    private void run(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }

    @Test
    void takesTheClickOfWhomAConsentToolHadOptedOutAlready() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            Instant now = Instant.now();
            recipient.hasAToolRepeat(1, ConsentStatus.WITHDRAWN, now.plusSeconds(1));

            given().post(recipient.page("unsubscribe")).then().statusCode(200);
            assertThat(proofs(recipient.leadId()).getString("proofs[0].status")).isEqualTo("withdrawn");

            recipient.hasAToolRepeat(2, ConsentStatus.GRANTED, now.plusSeconds(600));
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("unsubscribed");
        }
    }

    @Test
    void keepsPreferencesWithoutAScript() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String page = recipient.page("preferences");
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("value=\"contact-by-mail\" checked> Contact me by e-mail</label>"),
                            containsString("value=\"mail-tracking\"> Record"),
                            containsString("value=\"displays\" checked> Displays</label>"),
                            containsString("value=\"none\" checked> No pause</label>"),
                            not(containsString("<script"))));

            given().formParam("purpose", "contact-by-mail", "mail-tracking")
                    .formParam("topic", "sensors")
                    .formParam("pause", "14")
                    .post(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("Your preferences are saved"));

            assertThat(proofs(recipient.leadId()).getList("proofs.purpose"))
                    .containsExactlyInAnyOrder("contact-by-mail", "mail-tracking");
            given().get(page)
                    .then()
                    .body(containsString("value=\"keep\" checked"))
                    .body(containsString("value=\"displays\">"))
                    .body(containsString("value=\"sensors\" checked>"));
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("paused");
            assertThat(recipient.states()).contains("QUEUED");
        }
    }

    @Test
    void whatAPauseHeldIsDueWhenThePersonEndsIt() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String page = recipient.page("preferences");
            choosesAPause(page, "90").statusCode(200);
            recipient.triggersMarketingMailsHighestEntryFirst(2);
            await().atMost(PATIENCE)
                    .until(() -> recipient.reasons().stream()
                                    .filter("paused"::equals)
                                    .count()
                            == 2);
            choosesAPause(page, "30").statusCode(200);
            recipient.isToldTheReason("paused");
            assertThat(recipient.entries("SENT")).isEmpty();

            choosesAPause(page, "none").statusCode(200);

            recipient.getsMails(3);
            assertThat(recipient.entries("QUEUED")).isEmpty();
        }
    }

    @Test
    void storesNothingOfAPageOfWhichSomethingCannotBeStored() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String page = recipient.page("preferences");
            execute("ALTER TABLE consent_proof RENAME TO consent_proof_away");
            try {
                given().formParam("pause", "14").post(page).then().statusCode(503);
            } finally {
                execute("ALTER TABLE consent_proof_away RENAME TO consent_proof");
            }

            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("value=\"displays\" checked>"))
                    .body(containsString("value=\"none\" checked> No pause</label>"));
        }
    }

    private static ValidatableResponse choosesAPause(String page, String pause) {
        return given().formParam("purpose", "contact-by-mail")
                .formParam("pause", pause)
                .post(page)
                .then();
    }

    private void execute(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }

    @Test
    void speaksThePersonsLanguage() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            given().header("Accept-Language", "de-AT,de;q=0.8")
                    .get(recipient.page("confirm"))
                    .then()
                    .header("Content-Language", "de")
                    .body(allOf(containsString("Einwilligung bestätigen"), containsString("<html lang=\"de\">")));
        }
    }

    @Test
    void showsAPageForALinkThatIsNotOurs() {
        given().get("/p/confirm/abc").then().statusCode(404).body(containsString("does not work any more"));
        given().post("/p/unsubscribe/abc").then().statusCode(404);
        given().formParam("pause", "14").post("/p/preferences/abc").then().statusCode(404);
        given().get("/p/style.css").then().statusCode(200).body(not(containsString("http")));
    }

    @Test
    void showsProofsToThoseWhoMaySeeThem() {
        given().get("/v1/leads/x/consent-proofs").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withRoles("sales"))
                .get("/v1/leads/x/consent-proofs")
                .then()
                .statusCode(403);
    }
}
