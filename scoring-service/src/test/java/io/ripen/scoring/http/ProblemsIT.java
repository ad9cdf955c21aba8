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

/** Answers to requests that cannot be served, over a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class ProblemsIT {
    @Test
    void refusesAMailAddressThatNoTableCanHold() {
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
        problem(given().auth().oauth2(Tokens.expired("sales")).get("/v1/leads"), 401, "token-missing-or-invalid");
        problem(given().auth().oauth2(Tokens.forged("sales")).get("/v1/leads"), 401, "token-missing-or-invalid");
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
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
