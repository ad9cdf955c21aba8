package io.ripen.scoring.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.scoring.Capture;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.model.ModelFile;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing a model while leads are scored, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class VersionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEADS = 12;

    private final Instant start = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);
    private TopicWriter writer;
    private TopicReader reader;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void putTheShippedModelInForceAgain() {
        awaitDone(publish(
                send(ModelFile.source("b2b-default", Optional.empty()).yaml(), "b2b-default"),
                "?leadsPerSecond=100000"));
        writer.close();
    }

    @Test
    void endsAReplayLikeOneThatWasUnderTheNewModelFromTheStart() {
        List<Capture> before = browsers();
        List<String> replayed = new ArrayList<>();
        before.forEach(browser -> replayed.add(firstHalf(browser)));
        replayed.forEach(lead -> awaitScores(lead, 2));

        int version = send(dearerPrices(), "b2b-default");
        JsonPath job = publish(version, "");
        before.forEach(VersionsIT::secondHalf);
        awaitDone(job);
        List<Capture> after = browsers();
        List<String> fresh = new ArrayList<>();
        after.forEach(browser -> {
            fresh.add(firstHalf(browser));
            secondHalf(browser);
        });
        fresh.forEach(lead -> awaitScores(lead, 4));

        for (int i = 0; i < LEADS; i++) {
            ScoreChanged ofFresh = awaitScores(fresh.get(i), 4).getLast();
            String lead = replayed.get(i);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(scores(lead).getLast()).satisfies(last -> {
                        assertThat(last.model()).isEqualTo(new ModelRef("b2b-default", version));
                        assertThat(last.asOf()).isEqualTo(ofFresh.asOf());
                        assertThat(last.score()).isEqualTo(ofFresh.score());
                        assertThat(last.counters()).isEqualTo(ofFresh.counters());
                        assertThat(last.interests()).isEqualTo(ofFresh.interests());
                    }));
            List<Integer> versions = scores(lead).stream()
                    .map(change -> change.model().version())
                    .toList();
            assertThat(versions).isSorted().startsWith(versions.getFirst()).endsWith(version);
        }
    }

    @Test
    void foldsLeadsAnewOfWhichNothingMoreIsHeard() {
        String lead = firstHalf(new Capture(writer, start));
        ScoreChanged before = awaitScores(lead, 2).getLast();

        int version = send(dearerPrices(), "b2b-default");
        JsonPath job = awaitDone(publish(version, ""));

        ScoreChanged corrected = awaitScores(lead, 3).getLast();
        assertThat(corrected.reason()).isEqualTo(ScoreReason.CORRECTION);
        assertThat(corrected.model().version()).isEqualTo(version);
        assertThat(corrected.asOf()).isEqualTo(before.asOf());
        assertThat(corrected.previous()).isEqualTo(before.score());
        assertThat(corrected.cause().touchpointId()).isNull();
        assertThat(corrected.score().engagement()).isGreaterThan(before.score().engagement());
        assertThat(job.getLong("asked")).isEqualTo(job.getLong("total")).isPositive();
        assertThat(job.getLong("leftBehind")).isZero();
        as("sales")
                .get("/v1/leads/" + lead + "/score?at=" + before.asOf())
                .then()
                .statusCode(200)
                .body("model.version", equalTo(version))
                .body("score.engagement", equalTo(corrected.score().engagement().floatValue()));
    }

    @Test
    void pausesResumesAndCancelsARefold() {
        IntStream.range(0, 3).forEach(i -> awaitScores(firstHalf(new Capture(writer, start)), 2));
        JsonPath job = publish(send(dearerPrices(), "b2b-default"), "?leadsPerSecond=1");
        long id = job.getLong("id");

        steer(id, "pause").then().statusCode(200).body("state", equalTo("paused"));
        steer(id, "pause").then().statusCode(409).body("code", equalTo("refold-state"));
        steer(id, "resume?leadsPerSecond=100000")
                .then()
                .statusCode(200)
                .body("state", equalTo("running"))
                .body("leadsPerSecond", equalTo(100_000));
        awaitDone(job);
        steer(id, "resume").then().statusCode(409);
        steer(id, "cancel").then().statusCode(409);

        long second = publish(send(dearerPrices(), "b2b-default"), "?leadsPerSecond=1")
                .getLong("id");
        steer(second, "cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        steer(second, "resume?leadsPerSecond=0").then().statusCode(400).body("code", equalTo("invalid-parameter"));
        steer(0, "pause").then().statusCode(404).body("code", equalTo("refold-unknown"));
    }

    @Test
    void endsTheRefoldOfAVersionThatIsReplaced() {
        long first = publish(send(dearerPrices(), "b2b-default"), "?leadsPerSecond=1")
                .getLong("id");

        JsonPath second = publish(send(dearerPrices(), "b2b-default"), "");

        as("ops").get("/v1/refolds/" + first).then().statusCode(200).body("state", equalTo("superseded"));
        as("ops").get("/v1/refolds").then().statusCode(200).body("id", hasItem((int) first));
        awaitDone(second);
    }

    @Test
    void neverChangesWhatWasPublished() {
        int version = send(dearerPrices(), "b2b-default");
        String path = "/v1/models/b2b-default/" + version;
        awaitDone(publish(version, ""));

        post(numbered(dearerPrices(), version)).then().statusCode(409).body("code", equalTo("model-version-final"));
        as("marketer").post(path + "/publish").then().statusCode(409).body("code", equalTo("model-version-final"));
        as("marketer").delete(path).then().statusCode(409).body("code", equalTo("model-version-final"));
        as("sales")
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("author", equalTo("test"))
                .body("source", equalTo(numbered(dearerPrices(), version)));
    }

    @Test
    void replacesAndDeletesDrafts() {
        String model = numbered(dearerPrices(), 1).replace("model: b2b-default", "model: of-a-test");
        post(model).then().statusCode(201).body("status", equalTo("draft"));
        post(model + "# second\n").then().statusCode(200).body("source", containsString("# second"));
        as("sales").get("/v1/models").then().statusCode(200).body("model", hasItem("of-a-test"));

        as("marketer").delete("/v1/models/of-a-test/1").then().statusCode(204);

        as("marketer")
                .get("/v1/models/of-a-test/1")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-version-unknown"));
        as("marketer").post("/v1/models/of-a-test/1/publish").then().statusCode(404);
        as("marketer").delete("/v1/models/of-a-test/1").then().statusCode(404);
    }

    @Test
    void saysWhereAModelIsWrong() {
        post("model: x\nversion: 1\nbands: 7\n")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("model-invalid"))
                .body("line", equalTo(3))
                .body("column", equalTo(8));
        post("  ").then().statusCode(400).body("code", equalTo("model-invalid"));
        sending("marketer", dearerPrices())
                .post("/v1/models?note=" + "x".repeat(501))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void refusesAVersionBelowOneThatWasInForce() {
        int version = send(dearerPrices(), "b2b-default");
        int older = send(dearerPrices(), "b2b-default");
        int newer = send(dearerPrices(), "b2b-default");
        awaitDone(publish(newer, ""));

        as("marketer")
                .post("/v1/models/b2b-default/" + older + "/publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("model-version-not-newer"));
        assertThat(version).isLessThan(older);
    }

    @Test
    void letsOnlyMarketersChangeModels() {
        for (String role : List.of("sales", "ops", "privacy")) {
            sending(role, dearerPrices()).post("/v1/models").then().statusCode(403);
            as(role).post("/v1/models/b2b-default/1/publish").then().statusCode(403);
            as(role).delete("/v1/models/b2b-default/1").then().statusCode(403);
        }
        as("privacy").get("/v1/models").then().statusCode(403);
        as("sales").get("/v1/refolds").then().statusCode(403);
        given().get("/v1/models").then().statusCode(401);
    }

    private List<Capture> browsers() {
        return IntStream.range(0, LEADS)
                .mapToObj(i -> new Capture(writer, start))
                .toList();
    }

    private static String firstHalf(Capture browser) {
        browser.view(0, "/pricing");
        return LeadIds.createdBy(
                "example",
                browser.form(1, "/blog/subscribe", UUID.randomUUID() + "@firm.example")
                        .touchpointId());
    }

    private static void secondHalf(Capture browser) {
        browser.view(20, "/customers/acme");
        browser.view(21, "/pricing");
    }

    /** The shipped model with another worth of prices. */
    private static String dearerPrices() {
        String shipped = ModelFile.source("b2b-default", Optional.empty()).yaml();
        int rule = shipped.indexOf("id: price");
        int points = shipped.indexOf("points: 25", rule);
        assertThat(points).as("the shipped model's price rule").isPositive();
        return shipped.substring(0, points) + "points: 31" + shipped.substring(points + "points: 25".length());
    }

    /** Sends a draft with the next free number, which is returned. */
    private static int send(String yaml, String model) {
        List<Map<String, Object>> versions =
                as("marketer").get("/v1/models").jsonPath().getList("");
        int next = 1
                + versions.stream()
                        .filter(version -> model.equals(version.get("model")))
                        .mapToInt(version -> (Integer) version.get("version"))
                        .max()
                        .orElse(0);
        post(numbered(yaml, next)).then().statusCode(201).body("version", equalTo(next));
        return next;
    }

    private static String numbered(String yaml, int version) {
        return yaml.replaceFirst("(?m)^version: \\d+", "version: " + version);
    }

    private static Response post(String yaml) {
        return sending("marketer", yaml).post("/v1/models");
    }

    private static JsonPath publish(int version, String query) {
        return as("marketer")
                .post("/v1/models/b2b-default/" + version + "/publish" + query)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitDone(JsonPath job) {
        String path = "/v1/refolds/" + job.getLong("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("ops").get(path).then().statusCode(200).body("state", equalTo("done")));
        return as("ops").get(path).jsonPath();
    }

    private static Response steer(long job, String action) {
        return as("ops").post("/v1/refolds/" + job + "/" + action);
    }

    private List<ScoreChanged> awaitScores(String lead, int least) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scores(lead)).hasSizeGreaterThanOrEqualTo(least));
        return scores(lead);
    }

    private List<ScoreChanged> scores(String lead) {
        return reader.readKey(Topic.LEAD_SCORES.topicName(), lead).stream()
                .map((TopicRecord record) -> record.data(ScoreChanged.class))
                .toList();
    }

    private static RequestSpecification sending(String role, String yaml) {
        return as(role).contentType("application/yaml").body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
