package io.ripen.scoring.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.scoring.Capture;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.model.ModelFile;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicWriter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts on kept touchpoints and real outcomes, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class BacktestIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger YEARS = new AtomicInteger();

    /** Each test has a year of its own, so that its window holds its leads only. */
    private final Instant start =
            Instant.parse("2001-03-05T09:00:00Z").plus(Duration.ofDays(365L * YEARS.getAndIncrement()));

    private final String window =
            "\"from\": \"%s\", \"until\": \"%s\"".formatted(start, start.plus(Duration.ofDays(90)));
    private final String set = "set-" + UUID.randomUUID();
    private TopicWriter writer;
    private TopicReader reader;

    @Inject
    Pool pool;

    @Inject
    Outcomes kept;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void comparesADraftWithTheModelInForceAgainstImportedOutcomes() {
        // Fit 45 (address, company, function, job title) and 10 for the form: 55 is above the threshold of 60 only
        // with the price page, which is worth 25 now and nothing under the draft.
        String warm = lead(new Capture(writer, start), true);
        String cold = lead(new Capture(writer, start), false);
        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]".formatted(warm, minutes(60)))
                .then()
                .statusCode(200)
                .body("kept", equalTo(1));

        JsonPath done = run(draft(), "{\"outcomeSet\": \"%s\", \"outcome\": \"won\", \"threshold\": 60, %s}");

        assertThat(done.getLong("leadsDone")).isEqualTo(done.getLong("leadsTotal"));
        Map<String, Object> report = done.getMap("report");
        assertThat(report)
                .containsEntry("leads", 2)
                .containsEntry("positives", 1)
                .containsEntry("touchpoints", 3);
        assertThat(done.getFloat("report.current.auc")).isEqualTo(1);
        assertThat(done.getFloat("report.draft.atThreshold.recall")).isZero();
        assertThat(done.getInt("report.handovers.both")).isZero();
        assertThat(done.getList("report.handovers.lost.examples", String.class)).containsExactly(warm);
        assertThat(done.getInt("report.handovers.lost.positives")).isEqualTo(1);
        assertThat(done.getFloat("report.current.atThreshold.precision")).isEqualTo(1);
        assertThat(done.getFloat("report.current.atThreshold.lift")).isEqualTo(2);
        assertThat(done.getList("report.bandMoves.leads", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(2);
        assertThat(done.getList("report.current.handoversPerWeek")).hasSize(1);
        assertThat(cold).isNotEqualTo(warm);
    }

    @Test
    void takesOutcomesFromLifecyclesStages() {
        String lead = lead(new Capture(writer, start), true);
        stage(lead, "MQL", 1, minutes(30));
        stage(lead, "SQL", 2, minutes(60));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stagesKept(lead)).isEqualTo(2));

        JsonPath done = run(draft(), "{%2$s}");

        assertThat(done.getInt("report.positives")).isEqualTo(1);
        assertThat(done.getString("outcomeSet")).isEqualTo("stages");
        assertThat(done.getString("outcome")).isEqualTo("SQL");
    }

    @Test
    void takesTheEarliestOutcomeOfLeadsThatWereMerged() {
        String survivor = lead(new Capture(writer, start), true);
        String merged = lead(new Capture(writer, minutes(20)), false);
        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]".formatted(merged, minutes(60)))
                .then()
                .body("kept", equalTo(1));
        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]"
                        .formatted(survivor, start.plus(Duration.ofDays(200))))
                .then()
                .body("kept", equalTo(1));
        mergeInto(survivor, merged);

        JsonPath done = run(draft(), "{\"outcomeSet\": \"%s\", \"outcome\": \"won\", \"threshold\": 60, %s}");

        assertThat(done.getInt("report.leads")).isEqualTo(1);
        assertThat(done.getInt("report.positives")).isEqualTo(1);
        int leads = as("ops").get("/v1/leads/summary").jsonPath().getInt("leads");
        assertThat(done.getInt("leadsTotal"))
                .as("the merged one is not counted twice")
                .isEqualTo(leads);
        assertThat(done.getInt("report.leads") + done.getInt("report.leftOut")).isEqualTo(leads);
    }

    @Test
    void saysWhyAnOutcomeIsRefused() {
        String email = UUID.randomUUID() + "@firm.example";
        Capture browser = new Capture(writer, start);
        String lead = LeadIds.createdBy(
                "example", browser.form(0, "/blog/subscribe", email).touchpointId());
        awaitScored(lead);

        outcomes("""
                        [{"email": "%s", "outcome": "won", "at": "2026-05-01T12:00:00+02:00"},
                         {"email": "nobody@firm.example", "outcome": "won", "at": "2026-05-01T12:00:00Z"},
                         {"lead": "7", "outcome": "won", "at": "2026-05-01T12:00:00Z"},
                         {"email": "%1$s", "outcome": "", "at": "2026-05-01T12:00:00Z"},
                         {"email": "%1$s", "outcome": "won", "at": "yesterday"},
                         {"email": "%1$s", "outcome": "won", "at": "+999999999-01-01T00:00:00Z"},
                         {"email": "%1$s", "outcome": "won", "at": "-004800-01-01T00:00:00Z"}]""".formatted(email))
                .then()
                .statusCode(200)
                .body("kept", equalTo(1))
                .body("results[0].result", equalTo("kept"))
                .body("results[0].code", nullValue())
                .body("results[1].code", equalTo("lead-unknown"))
                .body("results[2].code", equalTo("lead-unknown"))
                .body("results[3].code", equalTo("outcome-invalid"))
                .body("results[4].code", equalTo("time-invalid"))
                .body("results[5].code", equalTo("time-invalid"))
                .body("results[6].code", equalTo("time-invalid"));
        outcomes("""
                        [{"email": "%s", "outcome": ["won"], "at": "2026-05-01T12:00:00Z"},
                         {"email": {"of": 1}, "outcome": "won", "at": "2026-05-01T12:00:00Z"},
                         null, [], "won",
                         {"email": "%1$s", "outcome": "lost", "at": "2026-05-01T12:00:00Z"},
                         {"lead": "%2$s", "outcome": "won", "at": "2026-05-01T12:00:00Z"}]""".formatted(email, UUID.randomUUID()))
                .then()
                .statusCode(200)
                .body("kept", equalTo(1))
                .body(
                        "results.findAll { it.code != null }.code",
                        equalTo(List.of(
                                "outcome-invalid",
                                "lead-unknown",
                                "time-invalid",
                                "time-invalid",
                                "time-invalid",
                                "lead-unknown")))
                .body("results[5].result", equalTo("kept"));
        for (String noArray : List.of("[]", "{}", "null", "7")) {
            outcomes(noArray).then().statusCode(400).body("code", equalTo("invalid-parameter"));
        }
        json("marketer", "[]").post("/v1/outcomes/stages").then().statusCode(400);
        json("sales", "[]").post("/v1/outcomes/" + set).then().statusCode(403);
    }

    @Test
    void keepsNoOutcomeOfSomebodyWhoWasForgotten() {
        String survivor = lead(new Capture(writer, start), false);
        String merged = lead(new Capture(writer, minutes(20)), false);
        String other = lead(new Capture(writer, minutes(40)), false);
        mergeInto(survivor, merged);
        as("privacy").post("/v1/leads/" + survivor + "/erasure").then().statusCode(202);

        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]".formatted(merged, minutes(60)))
                .then()
                .body("kept", equalTo(0))
                .body("results[0].code", equalTo("lead-unknown"));
        // As when the stages are read again.
        pool.withTransaction(transaction -> kept.keep(
                        transaction,
                        set,
                        Stream.of(survivor, merged, other)
                                .map(lead -> new Outcomes.Outcome(UUID.fromString(lead), "SQL", minutes(60)))
                                .toList()))
                .await()
                .atMost(PATIENCE);

        as("marketer").delete("/v1/outcomes/" + set).then().body("removed", equalTo(1));
    }

    @Test
    void removesASetSoThatItsOutcomesCanBeCorrected() {
        String lead = lead(new Capture(writer, start), true);
        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]".formatted(lead, minutes(60)))
                .then()
                .body("kept", equalTo(1));

        as("sales").delete("/v1/outcomes/" + set).then().statusCode(403);
        as("marketer").delete("/v1/outcomes/stages").then().statusCode(400).body("code", equalTo("invalid-parameter"));
        as("marketer").delete("/v1/outcomes/" + set).then().statusCode(200).body("removed", equalTo(1));
        as("marketer").delete("/v1/outcomes/" + set).then().statusCode(200).body("removed", equalTo(0));

        assertThat(refusal("{\"outcomeSet\": \"" + set + "\", \"outcome\": \"won\"}"))
                .startsWith("No outcomes were sent for " + set);
    }

    @Test
    void refusesToLookForWhatNobodyHasReached() throws SQLException {
        String lead = lead(new Capture(writer, start), true);
        outcomes("[{\"lead\": \"%s\", \"outcome\": \"won\", \"at\": \"%s\"}]".formatted(lead, minutes(60)))
                .then()
                .body("kept", equalTo(1));
        stage(lead, "MQL", 1, minutes(30));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stagesKept(lead)).isEqualTo(1));

        assertThat(refusal("{\"outcomeSet\": \"%s\", \"outcome\": \"Won\"}".formatted(set)))
                .isEqualTo("In the set " + set + " nobody has reached Won (did you mean 'won'?). There are: won.");
        assertThat(refusal("{\"outcomeSet\": \"%s\"}".formatted(set))).contains("nobody has reached SQL");
        assertThat(refusal("{\"outcomeSet\": \"%sx\"}".formatted(set))).contains("did you mean '" + set + "'?");
        assertThat(refusal("{\"outcome\": \"mql\"}"))
                .contains("nobody has reached mql")
                .contains("MQL");
        assertThat(refusal("{\"outcomeSet\": \"Stages\"}")).contains("small letters");
        start(draft(), "{}");
    }

    private static String refusal(String question) {
        return json("marketer", question)
                .post("/v1/models/b2b-default/2/backtest")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .extract()
                .path("detail");
    }

    @Test
    void refusesQuestionsThatCannotBeAsked() {
        String path = "/v1/models/b2b-default/2/backtest";
        for (String bad : List.of(
                "{\"threshold\": 0.001}",
                "{\"threshold\": 1e9}",
                "{\"from\": \"2026-01-01T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"}",
                "{\"until\": \"+300000-01-01T00:00:00Z\"}",
                "{\"from\": \"-004800-01-01T00:00:00Z\"}",
                "{\"outcome\": \"no word\"}",
                "{\"outcomeSet\": \"'\"}",
                "{\"treshold\": 7}",
                "[]")) {
            json("marketer", bad).post(path).then().statusCode(400).body("code", equalTo("invalid-parameter"));
        }
        json("sales", "{}").post(path).then().statusCode(403);
        json("marketer", "{}")
                .post("/v1/models/none/1/backtest")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-version-unknown"));
        as("ops").get("/v1/backtests/999999").then().statusCode(404).body("code", equalTo("backtest-unknown"));
        as("sales").get("/v1/backtests").then().statusCode(403);
    }

    @Test
    void cancelsABacktestOnce() {
        long id = start(draft(), "{}").getLong("id");

        Response first = as("ops").post("/v1/backtests/" + id + "/cancel");

        assertThat(first.statusCode()).isIn(200, 409);
        as("ops")
                .post("/v1/backtests/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("backtest-state"));
        as("ops").get("/v1/backtests").then().statusCode(200).body("id", hasItem((int) id));
    }

    @Test
    void startsABacktestAnewWhoseInstanceWentAway() throws SQLException {
        lead(new Capture(writer, start), true);
        long id = start(draft(), "{%2$s}").getLong("id");
        awaitDone(id);
        sql("update scoring.backtest set state = 'running', report = null, leads_done = 7, lease_until ="
                + " now() - interval '1 minute' where backtest_id = " + id);

        JsonPath again = awaitDone(id);

        assertThat(again.getLong("leadsDone")).isEqualTo(again.getLong("leadsTotal"));
        assertThat(again.getInt("report.leads")).isEqualTo(1);
    }

    @Test
    void saysThatADraftIsGone() throws SQLException {
        long id = start(draft(), "{}").getLong("id");
        awaitDone(id);
        sql("""
                insert into scoring.backtest (model_id, version, fingerprint, baseline_id, baseline_version, baseline_print,
                  outcome_set, outcome, threshold, from_at, until_at, author, state, created_at)
                select model_id, version, 'replaced', baseline_id, baseline_version, baseline_print, outcome_set, outcome,
                  threshold, from_at, until_at, author, 'queued', created_at
                from scoring.backtest where backtest_id =\s""" + id);

        await().atMost(PATIENCE)
                .untilAsserted(() -> as("ops")
                        .get("/v1/backtests")
                        .then()
                        .body("[0].state", equalTo("failed"))
                        .body("[0].failure", equalTo("the draft was deleted or replaced")));
    }

    @Test
    void givesUpABacktestWhoseInstancesEndAgainAndAgain() throws SQLException {
        long id = start(draft(), "{}").getLong("id");
        awaitDone(id);
        sql("update scoring.backtest set state = 'running', report = null, attempt = 3, lease_until ="
                + " now() - interval '1 minute' where backtest_id = " + id);

        await().atMost(PATIENCE)
                .untilAsserted(() -> as("ops").get("/v1/backtests/" + id).then().body("state", equalTo("failed")));
        as("ops").get("/v1/backtests").then().body("findAll { it.state == 'running' }", hasSize(0));
    }

    private static void mergeInto(String survivor, String merged) {
        json("ops", "{\"with\": \"%s\", \"reason\": \"same person\"}".formatted(merged))
                .post("/v1/leads/" + survivor + "/merge")
                .then()
                .statusCode(200)
                .body("survivor", equalTo(survivor));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("privacy")
                        .get("/v1/leads/" + survivor + "/export")
                        .then()
                        .body("mergedLeads", hasItem(merged)));
    }

    private String lead(Capture browser, boolean interested) {
        String lead = LeadIds.createdBy(
                "example",
                browser.form(0, "/blog/subscribe", UUID.randomUUID() + "@firm.example")
                        .touchpointId());
        if (interested) {
            browser.view(10, "/pricing");
        }
        awaitScored(lead);
        if (interested) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reader.readKey(Topic.LEAD_SCORES.topicName(), lead))
                            .hasSizeGreaterThanOrEqualTo(3));
        }
        return lead;
    }

    private void awaitScored(String lead) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.readKey(Topic.LEAD_SCORES.topicName(), lead))
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    private Instant minutes(long minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** Sends the shipped model with worthless prices as a draft and returns its number. */
    private static int draft() {
        String shipped = ModelFile.source("b2b-default", Optional.empty()).yaml();
        int points = shipped.indexOf("points: 25", shipped.indexOf("id: price"));
        int version = YEARS.get() + 900_000;
        String yaml = shipped.substring(0, points) + "points: 0" + shipped.substring(points + "points: 25".length());
        given().auth()
                .oauth2(Tokens.withRoles("marketer"))
                .contentType("application/yaml")
                .body(yaml.replaceFirst("(?m)^model: .*", "model: tried")
                        .replaceFirst("(?m)^version: .*", "version: " + version)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/models")
                .then()
                .statusCode(201);
        return version;
    }

    private JsonPath run(int version, String question) {
        return awaitDone(start(version, question).getLong("id"));
    }

    private JsonPath start(int version, String question) {
        return json("marketer", question.formatted(set, window))
                .post("/v1/models/tried/" + version + "/backtest")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitDone(long id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("ops")
                        .get("/v1/backtests/" + id)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("done")));
        return as("ops").get("/v1/backtests/" + id).jsonPath();
    }

    private Response outcomes(String body) {
        return json("marketer", body).post("/v1/outcomes/" + set);
    }

    private void stage(String lead, String stage, long sequence, Instant at) {
        writer.write(
                EventType.STAGE_CHANGED,
                new TopicWriter.Attributes("stage-" + lead + "-" + sequence, "/ripen/lifecycle", lead, at, sequence),
                new StageChanged(
                        lead,
                        sequence,
                        null,
                        stage,
                        at,
                        "guards-satisfied",
                        List.of(),
                        new Actor(Actor.Kind.RULE, "test"),
                        new ModelRef("stages", 1),
                        new ScoreValues(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "D4"),
                        1,
                        Map.of(),
                        LeadProfile.EMPTY,
                        new Cause(null, at, at),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static int stagesKept(String lead) throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from scoring.outcome where lead_id = '" + lead
                        + "' and outcome_set = 'stages'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement open = connection.createStatement()) {
            open.executeUpdate(statement);
        }
    }

    private static RequestSpecification json(String role, String body) {
        return as(role).contentType("application/json").body(body);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
