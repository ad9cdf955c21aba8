package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.MailInbox.Mail;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leads in the shipped journeys, from all topics to the inbox. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class LeadJourneysIT {

    private static ValidatableResponse journeys(Scene scene) {
        return given().auth()
                .oauth2(Tokens.withRoles("sales"))
                .get("/v1/leads/{id}/journeys", scene.leadId)
                .then()
                .statusCode(200);
    }

    @Test
    void sendsTheUseCaseOfTheTopicOfTwoWhitepapers() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.scores(1, "30.00");
            scene.uses("w-1", "whitepaper", "analytics");
            scene.uses("w-1", "whitepaper", "analytics");
            scene.uses("w-2", "whitepaper", "security");
            scene.uses("w-3", "whitepaper", "analytics");
            scene.uses("w-4", "whitepaper", "analytics");
            scene.mailBecomes("SENT");

            List<Mail> inbox = scene.inbox();
            assertThat(inbox).hasSize(1);
            assertThat(inbox.getFirst().subject()).isEqualTo("How a retailer halved the time from question to answer");
            assertThat(inbox.getFirst().html()).contains("href=\"https://www.example.com/customers/analytics\"");
            journeys(scene)
                    .body("journeys.size()", is(1))
                    .body("journeys[0].journey", is("use-case-by-topic"))
                    .body("journeys[0].topic", is("analytics"))
                    .body("journeys[0].state", is("COMPLETED"));
        }
    }

    @Test
    void offersADemoOnceScoreAndInterestAreThere() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.scores(1, "59.99");
            scene.scores(2, "60.00");
            scene.scores(3, "59.00");
            scene.scores(4, "61.00");
            scene.mailBecomes("SENT");

            assertThat(scene.inbox()).extracting(Mail::subject).containsExactly("A look at it with your own data");
        }
    }

    @Test
    void showsForWhatALeadWaitsAndUntilWhen() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("SENT");

            journeys(scene)
                    .body("leadId", is(scene.leadId))
                    .body("journeys.find { it.journey == 'mql-welcome' }.state", is("WAITING"))
                    .body("journeys.find { it.journey == 'mql-welcome' }.version", is(3))
                    .body("journeys.find { it.journey == 'mql-welcome' }.step", is("four-days"))
                    .body("journeys.find { it.journey == 'mql-welcome' }.waitsFor", is("time"))
                    .body("journeys.find { it.journey == 'mql-welcome' }.waitsUntil", startsWith("20"))
                    .body("journeys.find { it.journey == 'mql-welcome' }.endedAt", nullValue())
                    .body("journeys.find { it.journey == 'progressive-profiling' }.state", is("WAITING"));
        }
    }

    @Test
    void showsThatALeadLeft() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.entersStage(2, "SQL", GRANTED);
            scene.entersStage(3, "RECYCLED", GRANTED);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> journeys(scene)
                            .body("journeys.find { it.journey == 'win-back' }.step", is("two-weeks"))
                            .body("journeys.find { it.journey == 'mql-welcome' }.state", is("EXITED"))
                            .body("journeys.find { it.journey == 'mql-welcome' }.reason", is("exit-condition")));
        }
    }

    @Test
    void countsWhatCameOfAJourney() {
        try (Scene scene = Scene.withAnyAddress();
                Scene unreachable = new Scene("nobody@nowhere")) {
            unreachable.entersStage(1, "MQL", GRANTED);
            unreachable.mailBecomes("SUPPRESSED");
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("SENT");
            scene.entersStage(2, "SAL", GRANTED);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> given().auth()
                            .oauth2(Tokens.withRoles("marketer"))
                            .get("/v1/journeys/mql-welcome/numbers")
                            .then()
                            .statusCode(200)
                            .body("entered", greaterThanOrEqualTo(2))
                            .body("waiting", greaterThanOrEqualTo(2))
                            .body("heldOut", is(0))
                            .body("reachedGoal.count", greaterThanOrEqualTo(1))
                            .body("steps.find { it.step == 'welcome' }.winner", nullValue())
                            .body(
                                    "steps.find { it.step == 'welcome' }.variants[0].states.SENT",
                                    greaterThanOrEqualTo(1))
                            .body(
                                    "steps.find { it.step == 'welcome' }.variants[0].suppressed.'no-valid-address'",
                                    greaterThanOrEqualTo(1))
                            .body(
                                    "steps.find { it.step == 'welcome' }.variants[0].reachedGoal.count",
                                    greaterThanOrEqualTo(1)));
        }
    }

    @Test
    void hasNoNumbersOfAnUnknownJourney() {
        given().auth()
                .oauth2(Tokens.withRoles("ops"))
                .get("/v1/journeys/nothing/numbers")
                .then()
                .statusCode(404)
                .body("code", is("journey-unknown"));
        given().auth()
                .oauth2(Tokens.withRoles("ops"))
                .get("/v1/journeys/mql-welcome/numbers?version=abc")
                .then()
                .statusCode(400)
                .body("code", is("invalid-parameter"));
    }

    @Test
    void knowsNoJourneysOfAnUnknownLead() {
        given().auth()
                .oauth2(Tokens.withRoles("ops"))
                .get("/v1/leads/nobody/journeys")
                .then()
                .statusCode(200)
                .body("journeys.size()", is(0));
        given().get("/v1/leads/nobody/journeys").then().statusCode(401);
    }
}
