package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What marketers can try before anybody gets a mail. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class TemplateApiIT {

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role)).contentType(ContentType.JSON);
    }

    @Test
    void showsTheWordsInThePersonsLanguage() {
        as("marketer")
                .body("{\"language\": \"de-AT\", \"name\": \"Ada Lovelace\", \"company\": \"Engines & Sons\"}")
                .post("/v1/mail-templates/mql-welcome/preview")
                .then()
                .statusCode(200)
                .body("subject", is("Willkommen bei Ripen: wie es weitergeht"))
                .body("text", containsString("Guten Tag Ada,"))
                .body("html", allOf(containsString("lang=\"de\""), containsString("Engines &amp; Sons")));
    }

    @Test
    void showsTheWordsForSomebodyOfWhomNothingIsKnown() {
        as("marketer")
                .body("{}")
                .post("/v1/mail-templates/mql-welcome/preview")
                .then()
                .statusCode(200)
                .body("text", allOf(containsString("Hello,"), not(containsString("null"))));
    }

    @Test
    void saysWhatIsWrongWhereNoMailCanBeMade() {
        as("marketer")
                .body("{\"topic\": \"https://ripen.example/%zz\"}")
                .post("/v1/mail-templates/use-case/preview")
                .then()
                .statusCode(422)
                .body("code", is("template-not-composable"))
                .body("detail", containsString("https://ripen.example/%zz"));
    }

    @Test
    void sendsATestToAColleagueAndToNobodyElse() {
        String colleague = UUID.randomUUID() + "@ripen.example";

        as("marketer")
                .body("{\"to\": \"" + colleague + "\", \"recipient\": {\"name\": \"Ada\"}}")
                .post("/v1/mail-templates/mql-welcome/test-send")
                .then()
                .statusCode(200)
                .body("state", is("SENT"));
        as("marketer")
                .body("{\"to\": \"somebody@example.com\", \"recipient\": {}}")
                .post("/v1/mail-templates/mql-welcome/test-send")
                .then()
                .statusCode(400)
                .body("code", is("invalid-body"))
                .body("detail", containsString("recipient-domains"));

        assertThat(RipenBackbone.mail().mails().stream()
                        .filter(mail -> mail.to().contains(colleague)))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).startsWith("Hello Ada,"));
    }

    @Test
    void knowsOnlyItsTemplatesAndOnlyMarketers() {
        as("marketer")
                .body("{}")
                .post("/v1/mail-templates/nothing/preview")
                .then()
                .statusCode(404)
                .body("code", is("template-unknown"));
        as("marketer")
                .body("{}")
                .post("/v1/mail-templates/..%2Flayout/preview")
                .then()
                .statusCode(404);
        as("sales")
                .body("{}")
                .post("/v1/mail-templates/mql-welcome/preview")
                .then()
                .statusCode(403);
    }
}
