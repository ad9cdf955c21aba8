package io.ripen.lifecycle.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountMember;
import io.ripen.contracts.account.AccountRef;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.JsonShape;
import io.ripen.lifecycle.stage.ScoreTopic;
import io.ripen.lifecycle.stage.Scores;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class AccountsIT {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");
    private static ScoreTopic scores;

    @BeforeAll
    static void open() {
        scores = new ScoreTopic();
    }

    @AfterAll
    static void close() {
        scores.close();
    }

    @Test
    void showsTheLeadsOfAnAccountWithTheirStagesAndWhoIsMissing() {
        scores.publish(Scores.sal("nord-1", 1), Scores.mql("nord-2", 1));
        // Its clocks have run out in the past already, twice.
        scores.awaitStage("nord-1", "RECYCLED");
        scores.awaitStage("nord-2", "MQL");
        member("nord", "nord-1", 1, "decider");
        member("nord", "nord-2", 1, "works council");
        member("nord", "nord-unheard", 1, null);
        score("nord", 3, "150.00", 3);

        Response response = await().atMost(ScoreTopic.PATIENCE)
                .until(() -> as("sales").get("/v1/accounts/nord"), answer -> answer.statusCode() == 200);

        response.then()
                .body("account.domain", equalTo("nord.example"))
                .body("account.name", equalTo("Nord AB"))
                .body("account.leadCount", equalTo(3))
                .body("account.stages.stage", contains("MQL", "RECYCLED"))
                .body("account.stages.leads", contains(1, 1))
                .body("account.buyingCentre.present", contains("decider"))
                .body("account.buyingCentre.missing", contains("influencer", "user", "buyer", "gatekeeper"))
                .body("account.buyingCentre.others", contains("works council"))
                .body("leads.leadId", contains("nord-1", "nord-2", "nord-unheard"))
                .body("leads[0].stage", equalTo("RECYCLED"))
                .body("leads[0].slaState", equalTo("paused"))
                .body("leads[0].function", equalTo("decider"));
        assertThat(response.asString()).doesNotContain("ada@example.com", "Lovelace");
        assertThat(JsonShape.of(response.asString()))
                .isSubsetOf(JsonShape.of(Examples.ACCOUNT))
                .contains(".leads[].slaState", ".account.score.total");
    }

    @Test
    void findsAccountsByDomainStageAndWhoIsMissingPageByPage() {
        scores.publish(Scores.mql("paged-lead", 1));
        scores.awaitStage("paged-lead", "MQL");
        // Scores that no other test has, so that these three stand together.
        score("paged-1", 1, "901.00", 1);
        score("paged-2", 1, "902.00", 1);
        score("paged-3", 1, "902.00", 1);
        score("paged-empty", 1, "903.00", 0);
        member("paged-1", "paged-lead", 1, "decider");
        member("paged-2", "paged-nobody", 1, "user");

        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(pages("/v1/accounts?limit=2"))
                        .containsSubsequence("paged-2", "paged-3", "paged-1")
                        .doesNotContain("paged-empty"));
        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(pages("/v1/accounts?stage=MQL&limit=1"))
                        .contains("paged-1")
                        .doesNotContain("paged-2", "paged-3"));
        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(pages("/v1/accounts?missing=user"))
                        .contains("paged-1", "paged-3")
                        .doesNotContain("paged-2"));
        assertThat(pages("/v1/accounts?domain=Paged-1.example")).containsExactly("paged-1");
        assertThat(pages("/v1/accounts?domain=paged-1.example&stage=SAL")).isEmpty();
        assertThat(pages("/v1/accounts?domain=paged-1.example&stage=MQL&owner=nobody"))
                .isEmpty();
        assertThat(JsonShape.of(as("ops").get("/v1/accounts?limit=1").asString()))
                .isSubsetOf(JsonShape.of(Examples.PAGE));
    }

    @Test
    void dropsWhatIsOldAndForgetsWhoLeft() {
        score("moved", 2, "20.00", 2);
        member("moved", "moved-1", 1, "user");
        member("moved", "moved-2", 1, "buyer");
        member("moved", "moved-1", 2, null);
        leaves("moved", "moved-1", 3);

        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(leads("moved")).containsExactly("moved-2"));
        score("moved", 1, "99.00", 9);
        member("moved", "moved-1", 2, "user");
        member("moved", "moved-3", 1, "buyer");

        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(leads("moved")).containsExactly("moved-2", "moved-3"));
        as("ops").get("/v1/accounts/moved").then().body("account.score.total", equalTo(20.00f));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts?stage=mql,      400, stage-unknown,      'LEAD, MQL, SAL'",
        "/v1/accounts?missing=chief,  400, filter-unknown,     'decider, influencer'",
        "/v1/accounts?limit=501,      400, invalid-parameter, '1 to 500'",
        "/v1/accounts?limit=abc,      400, invalid-parameter, '1 to 500'",
        "/v1/accounts?after=bm8gbm8,  400, invalid-parameter,     'next'",
        "/v1/accounts/nobody,         404, account-unknown,  'no account'"
    })
    void saysWhatIsWrongAndWhatWouldBeRight(String path, int status, String code, String remedy) {
        as("sales")
                .get(path)
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/accounts", "/v1/accounts/x"})
    void asksForARole(String path) {
        RestAssured.get(path).then().statusCode(401);
        as("privacy").get(path).then().statusCode(403);
        as("sales").get("/q/openapi").then().body(containsString("/v1/accounts/{id}"));
    }

    private static List<String> pages(String path) {
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            var request = as("marketer");
            Response page = (after.isEmpty() ? request : request.queryParam("after", after)).get(path);
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("accounts.accountId"));
            after = page.jsonPath().getString("next");
        }
        return seen;
    }

    private static List<String> leads(String account) {
        return as("sales").get("/v1/accounts/" + account).jsonPath().getList("leads.leadId");
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(role));
    }

    private static void score(String account, long sequence, String total, int members) {
        ScoreValues values =
                new ScoreValues(new BigDecimal(total), new BigDecimal(total), new BigDecimal("0.00"), "A1");
        AccountScoreChanged change = new AccountScoreChanged(
                account,
                sequence,
                NOW,
                ref(account),
                "Nord AB",
                new ModelRef("b2b-default", 1),
                new Cause("t", NOW, NOW),
                values,
                values,
                members,
                List.of(),
                List.of(),
                List.of());
        write(EventType.ACCOUNT_SCORE_CHANGED, "account-" + account + "-" + sequence, account, sequence, change);
    }

    private static void member(String account, String lead, long sequence, String function) {
        ScoreValues values = new ScoreValues(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO, "C4");
        activity(account, lead, sequence, new AccountMember(lead, values, function, "Nord"));
    }

    private static void leaves(String account, String lead, long sequence) {
        activity(account, lead, sequence, null);
    }

    private static void activity(String account, String lead, long sequence, AccountMember member) {
        AccountActivity activity =
                new AccountActivity(account, sequence, lead, ref(account), NOW, new Cause("t", NOW, NOW), member);
        write(EventType.ACCOUNT_ACTIVITY, lead + "-" + account + "-" + sequence, account, sequence, activity);
    }

    private static AccountRef ref(String account) {
        return new AccountRef(account + ".example", null);
    }

    private static void write(EventType type, String id, String account, long sequence, Record event) {
        scores.writer()
                .write(type, new TopicWriter.Attributes(id, "/ripen/scoring/accounts", account, NOW, sequence), event);
    }
}
