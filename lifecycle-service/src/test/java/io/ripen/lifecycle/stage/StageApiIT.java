package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.lifecycle.JsonShape;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class StageApiIT {

    @Test
    void tellsWhereALeadStandsHowItCameThereAndWhatIsMissing() {
        try (ScoreTopic scores = new ScoreTopic()) {
            scores.publish(Scores.fresh("told", 1), Scores.mql("told", 2));
            scores.awaitStage("told", "MQL");
        }

        Response response = as("sales").get("/v1/leads/told/stage");

        response.then()
                .statusCode(200)
                .body("stage", equalTo("MQL"))
                .body("enteredAt", equalTo("2026-03-01T10:00:02Z"))
                .body("scoreSequence", equalTo(2))
                .body("history.to", contains("LEAD", "MQL"))
                .body("history.reason", contains("identified", "guards-satisfied"))
                .body("history[1].guards.satisfied", everyItem(equalTo(true)))
                .body("history[1].guards.find { it.guard == 'score >= 50' }.actual", equalTo("55.00"))
                .body("history[1].touchpointId", equalTo("touchpoint-2"))
                .body("next.stage", contains("SAL", "LEAD"))
                .body("next[0].guards.find { it.guard == 'company known' }.satisfied", equalTo(false));
        assertThat(response.asString()).doesNotContain("ada@example.com", "Lovelace");
        assertThat(JsonShape.of(response.asString())).isEqualTo(JsonShape.of(Examples.LEAD));
    }

    @Test
    void listsTheLeadsOfAStagePageByPageLatestFirst() {
        LeadFacts unreachable = Scores.facts("", "Ada", null, null);
        List<String> expected = new ArrayList<>();
        try (ScoreTopic scores = new ScoreTopic()) {
            for (int lead = 1; lead <= 5; lead++) {
                // Entered far in the future of all other tests' leads, so that these five stand first.
                String id = "listed-" + lead;
                scores.publish(
                        Scores.change(id, 1_000_000 + lead, Scores.values("1.00", "1.00"), Map.of(), unreachable));
                scores.awaitStage(id, "LEAD");
                expected.addFirst(id);
            }
        }

        List<String> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            Response response = after.isEmpty()
                    ? as("marketer").get("/v1/leads?stage=LEAD&limit=2")
                    : as("marketer").get("/v1/leads?stage=LEAD&limit=2&after=" + after);
            response.then().statusCode(200);
            assertThat(JsonShape.of(response.asString())).isSubsetOf(JsonShape.of(Examples.PAGE));
            seen.addAll(response.jsonPath().getList("leads.leadId"));
            after = response.jsonPath().getString("next");
            if (after == null) {
                break;
            }
        }

        assertThat(seen.subList(0, 5)).isEqualTo(expected);
        as("marketer")
                .get("/v1/leads?stage=OPPORTUNITY&owner=nobody")
                .then()
                .statusCode(200)
                .body("leads", equalTo(List.of()))
                .body("next", nullValue());
    }

    @Test
    void asksForAFilter() {
        problem(as("ops").get("/v1/leads"), 400, "filter-missing")
                .body("detail", containsString("stage, owner, sla and band"));
    }

    @Test
    void saysThatALeadIsNotThere() {
        problem(as("ops").get("/v1/leads/nobody/stage"), 404, "lead-unknown")
                .body("title", equalTo("There is no such lead"));
        problem(as("ops").get("/v1/nothing"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/leads?sla=late,                 filter-unknown,     sla,   'overdue'",
        "/v1/leads?band=E1,                  filter-unknown,     band,  'A1'",
        "/v1/leads?stage=mql,                stage-unknown,      stage, 'LEAD, MQL, SAL'",
        "/v1/leads?stage=MQL&limit=0,        invalid-parameter, limit, '1 to 500'",
        "/v1/leads?stage=MQL&limit=501,      invalid-parameter, limit, '1 to 500'",
        "/v1/leads?stage=MQL&limit=abc,      invalid-parameter, limit, '1 to 500'",
        "/v1/leads?stage=MQL&after=elsewhere, invalid-parameter,    after, 'next'"
    })
    void saysWhatIsWrongWithAQueryAndWhatWouldBeRight(String path, String code, String where, String remedy) {
        problem(as("sales").get(path), 400, code).body("where", equalTo(where)).body("detail", containsString(remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/leads/x/stage", "/v1/leads?stage=MQL", "/v1/funnel"})
    void asksForAValidTokenWithARole(String path) {
        problem(RestAssured.get(path), 401, "token-missing-or-invalid");
        problem(RestAssured.given().auth().oauth2(Tokens.expired("sales")).get(path), 401, "token-missing-or-invalid");
        problem(RestAssured.given().auth().oauth2(Tokens.forged("sales")).get(path), 401, "token-missing-or-invalid");
        problem(as().get(path), 403, "role-missing");
        problem(as("privacy").get(path), 403, "role-missing");
    }

    @Test
    void showsMetricsToOpsAndTheDescriptionToEveryRole() {
        RestAssured.get("/q/metrics").then().statusCode(401);
        as("sales").get("/q/metrics").then().statusCode(403);
        as("ops")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ripen_lifecycle_transitions_decided_total{to=\"SAL\"}"))
                .body(containsString("ripen_lane_records_total"));
        RestAssured.get("/q/openapi").then().statusCode(401);
        as("sales")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/leads/{id}/stage"))
                .body(containsString("ScoreValues:"))
                .body(containsString("/v1/funnel"));
    }

    @Test
    void showsItsHealthToAnyone() {
        RestAssured.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.get("/q/health/ready")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", not(equalTo(List.of())));
    }

    private static io.restassured.specification.RequestSpecification as(String... roles) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(roles));
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("urn:ripen:problem:" + code));
    }
}
