package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see, and who may call. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class MailApiIT {

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/leads/lead-1/emails", "/v1/emails/summary"})
    void asksForATokenWithARole(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("token-missing-or-invalid"));
        given().auth().oauth2(Tokens.forged("ops")).get(path).then().statusCode(401);
        given().auth().oauth2(Tokens.expired("ops")).get(path).then().statusCode(401);
        as("privacy")
                .get(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", is("role-missing"))
                .body("type", is("urn:ripen:problem:role-missing"));
        as("sales").get(path).then().statusCode(200);
        as("marketer").get(path).then().statusCode(200);
        as("ops").get(path).then().statusCode(200);
    }

    @Test
    void showsALeadsMails() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("SENT");

            as("sales")
                    .get("/v1/leads/{id}/emails", scene.leadId)
                    .then()
                    .body("leadId", is(scene.leadId))
                    .body("emails[0].mailKey", is(scene.leadId + "/mql-welcome/welcome/1"))
                    .body("emails[0].attempts", is(1))
                    .body("emails[0].settledAt", startsWith("20"))
                    .body("emails[0].createdAt", startsWith("20"));
        }
    }

    @Test
    void showsNoMailsOfAnUnknownLead() {
        as("sales").get("/v1/leads/nobody/emails").then().statusCode(200).body("emails.size()", is(0));
    }

    @Test
    void sumsUpPerJourneyStateAndReason() {
        try (Scene sent = Scene.withAnyAddress();
                Scene suppressed = Scene.withAnyAddress()) {
            sent.entersStage(1, "MQL", GRANTED);
            suppressed.entersStage(1, "PILOT");
            sent.mailBecomes("SENT");
            suppressed.mailBecomes("SUPPRESSED");

            as("ops")
                    .get("/v1/emails/summary")
                    .then()
                    .body("journeys.journey", hasItem("mql-welcome"))
                    .body("journeys.find { it.step == 'welcome' }.states.SENT", greaterThanOrEqualTo(1))
                    .body("suppressions.'no-consent'", greaterThanOrEqualTo(1));
        }
    }

    @Test
    void opensMetricsToOpsOnly() {
        given().get("/q/metrics").then().statusCode(401);
        as("sales").get("/q/metrics").then().statusCode(403);
        as("ops")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ripen_nurture_smtp_available"))
                .body(containsString("ripen_nurture_mails_queued"));
    }

    @Test
    void describesItself() {
        given().get("/q/openapi").then().statusCode(401);
        String description =
                as("sales").get("/q/openapi").then().statusCode(200).extract().asString();
        assertThat(description).contains("/v1/leads/{leadId}/emails", "/v1/emails/summary", "Ripen nurture");
    }

    @Test
    void isReadyAndAliveWithoutAToken() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
