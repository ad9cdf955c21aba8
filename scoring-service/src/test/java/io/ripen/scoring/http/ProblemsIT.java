package io.ripen.scoring.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to requests that cannot be served, over a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class ProblemsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/leads?topic=%00",
                "/v1/leads?product=x%00",
                "/v1/accounts?domain=%00",
                "/v1/leads/by-email?email=a%00@b.example",
                "/v1/leads/%00/score",
                "/v1/models/%00/1",
            })
    void refusesACharacterThatNoTableCanHold(String path) {
        as("marketer").get(path).then().statusCode(400).body("code", equalTo("invalid-parameter"));
    }

    @Test
    void refusesItInPathsAndParametersOfWhatChanges() {
        as("marketer")
                .contentType("application/json")
                .body("{\"verdict\": \"human\", \"reason\": \"a test\"}")
                .post("/v1/touchpoints/www/%00/verdict")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
        as("marketer")
                .contentType("application/yaml")
                .body("model: m")
                .post("/v1/models?note=%00")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
        as("marketer")
                .contentType("application/json")
                .body("[{\"email\": \"a\\u0000@b.example\", \"outcome\": \"won\", \"at\": \"2026-05-01T12:00:00Z\"}]")
                .post("/v1/outcomes/nobodys")
                .then()
                .statusCode(200)
                .body("results[0].code", equalTo("lead-unknown"));
    }

    @Test
    void hasAStableCodeInEveryAnswerThatIsNone() {
        problem(given().get("/v1/leads"), 401, "token-missing-or-invalid");
        problem(given().auth().oauth2("none").get("/v1/leads"), 401, "token-missing-or-invalid");
        problem(as("sales").get("/v1/backtests"), 403, "role-missing");
        problem(as("sales").get("/v1/nothing"), 404, "not-found");
        problem(as("sales").delete("/v1/leads"), 405, "request-invalid");
        problem(as("marketer").contentType("text/plain").body("x").post("/v1/outcomes/x"), 415, "request-invalid");
        problem(
                as("marketer").contentType("application/json").body("[").post("/v1/outcomes/x"),
                400,
                "request-invalid");
        problem(as("sales").get("/v1/accounts/x"), 404, "account-unknown");
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:ripen:problem:" + code))
                .body("status", equalTo(status));
    }

    private static RequestSpecification as(String role) {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.withRoles(role));
    }
}
