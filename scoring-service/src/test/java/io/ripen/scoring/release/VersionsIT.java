package io.ripen.scoring.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.scoring.Capture;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.model.ModelFile;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing a model while leads are scored, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class VersionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEADS = 12;

    @Inject
    ModelInForce models;

    @Inject
    Pool pool;

    private final Instant start = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);
    private TopicWriter writer;
    private TopicReader reader;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    /** Other tests share this system. */
    @AfterAll
    static void putTheShippedModelInForceAgain() {
        RestAssured.port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        int version = nextVersion();
        sendDraft(numbered(shipped(), version), version);
        awaitDone(publish(version, "?leadsPerSecond=100000"));
    }

    @Test
    void endsAReplayLikeOneThatWasUnderTheNewModelFromTheStart() {
        List<Capture> before = browsers();
        List<String> replayed = new ArrayList<>();
        before.forEach(browser -> replayed.add(firstHalf(browser)));
        replayed.forEach(lead -> awaitScores(lead, 2));

        int version = sendDearerPrices();
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

        int version = sendDearerPrices();
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
    void scoresAccountsAnewWhoseLeadsStayAsTheyAre() {
        int generous = nextVersion();
        sendDraft(numbered(shipped(), generous), generous);
        awaitDone(publish(generous, ""));
        String domain = UUID.randomUUID() + ".example";
        String account = new AccountKey.MailDomain(domain).accountId();
        for (int i = 0; i < 3; i++) {
            Capture browser = new Capture(writer, start);
            browser.view(0, "/pricing");
            browser.form(1, "/blog/subscribe", i + "@" + domain);
        }
        AccountScoreChanged before =
                awaitAccount(account, change -> change.memberCount() == 3 && isEngagement(change, 100));

        int strict = nextVersion();
        String lower = shipped().replaceFirst("cap: 100\n", "cap: 60\n").replaceFirst("from: 75", "from: 60");
        sendDraft(numbered(lower, strict), strict);
        awaitDone(publish(strict, ""));

        AccountScoreChanged after = awaitAccount(account, change -> isEngagement(change, 60));
        assertThat(after.model()).isEqualTo(new ModelRef("b2b-default", strict));
        assertThat(after.previous()).isEqualTo(before.score());
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(after.asOf()).isEqualTo(before.asOf());
        assertThat(after.members()).isEqualTo(before.members());
        as("sales")
                .get("/v1/accounts?domain=" + domain)
                .then()
                .statusCode(200)
                .body("accounts[0].score.engagement", equalTo(60.00f))
                .body("accounts[0].sequence", equalTo((int) after.sequence()));
    }

    private static boolean isEngagement(AccountScoreChanged change, int points) {
        return change.score().engagement().compareTo(BigDecimal.valueOf(points)) == 0;
    }

    private AccountScoreChanged awaitAccount(String account, Predicate<AccountScoreChanged> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> reader.readKey(Topic.ACCOUNT_SCORES.topicName(), account).stream()
                                .map((TopicRecord record) -> record.data(AccountScoreChanged.class))
                                .filter(wanted)
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    @Test
    void readsAVersionOnceHoweverManyLanesWantItTogether() {
        int version = nextVersion();
        sendDraft(numbered(shipped(), version), version);
        var draft = models.find("b2b-default", version).await().atMost(PATIENCE).orElseThrow();

        List<ScoringModel> read = Uni.join()
                .all(IntStream.range(0, 24)
                        .mapToObj(lane -> models.version(pool, draft))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(read).hasSize(24).allSatisfy(model -> assertThat(model).isSameAs(read.getFirst()));
    }

    @Test
    void pausesResumesAndCancelsARefold() {
        IntStream.range(0, 3).forEach(i -> awaitScores(firstHalf(new Capture(writer, start)), 2));
        JsonPath job = publish(sendDearerPrices(), "?leadsPerSecond=1");
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

        long second = publish(sendDearerPrices(), "?leadsPerSecond=1").getLong("id");
        steer(second, "cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        steer(second, "resume?leadsPerSecond=0").then().statusCode(400).body("code", equalTo("invalid-parameter"));
        steer(second, "resume?leadsPerSecond=abc").then().statusCode(400).body("code", equalTo("invalid-parameter"));
        steer(0, "pause").then().statusCode(404).body("code", equalTo("refold-unknown"));
    }

    @Test
    void endsTheRefoldOfAVersionThatIsReplaced() {
        long first = publish(sendDearerPrices(), "?leadsPerSecond=1").getLong("id");

        JsonPath second = publish(sendDearerPrices(), "");

        as("ops").get("/v1/refolds/" + first).then().statusCode(200).body("state", equalTo("superseded"));
        as("ops").get("/v1/refolds").then().statusCode(200).body("id", hasItem((int) first));
        awaitDone(second);
    }

    @Test
    void neverChangesWhatWasPublished() {
        int version = sendDearerPrices();
        String path = "/v1/models/b2b-default/" + version;
        awaitDone(publish(version, ""));

        post(dearerPrices(version)).then().statusCode(409).body("code", equalTo("model-version-final"));
        as("marketer").post(path + "/publish").then().statusCode(409).body("code", equalTo("model-version-final"));
        as("marketer").delete(path).then().statusCode(409).body("code", equalTo("model-version-final"));
        as("sales")
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("author", equalTo("test"))
                .body("source", equalTo(dearerPrices(version)));
    }

    @Test
    void replacesAndDeletesDrafts() {
        String model = dearerPrices(1).replace("model: b2b-default", "model: of-a-test");
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
        sending("marketer", dearerPrices(1))
                .post("/v1/models?note=" + "x".repeat(501))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void refusesAVersionBelowOneThatWasInForce() {
        int version = sendDearerPrices();
        int older = sendDearerPrices();
        int newer = sendDearerPrices();
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
            sending(role, dearerPrices(1)).post("/v1/models").then().statusCode(403);
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

    private static String shipped() {
        return ModelFile.source("b2b-default", Optional.empty()).yaml();
    }

    /** The shipped model with prices that are worth more than in every version before. */
    private static String dearerPrices(int version) {
        String shipped = shipped();
        int rule = shipped.indexOf("id: price");
        int points = shipped.indexOf("points: 25", rule);
        assertThat(points).as("the shipped model's price rule").isPositive();
        String dearer = shipped.substring(0, points) + "points: " + (25 + version)
                + shipped.substring(points + "points: 25".length());
        return numbered(dearer, version);
    }

    /** Sends a draft with the next free number, which is returned. */
    private static int sendDearerPrices() {
        int version = nextVersion();
        sendDraft(dearerPrices(version), version);
        return version;
    }

    private static void sendDraft(String yaml, int version) {
        post(yaml).then().statusCode(201).body("version", equalTo(version));
    }

    private static int nextVersion() {
        List<Map<String, Object>> versions =
                as("marketer").get("/v1/models").jsonPath().getList("");
        return 1
                + versions.stream()
                        .filter(version -> "b2b-default".equals(version.get("model")))
                        .mapToInt(version -> (Integer) version.get("version"))
                        .max()
                        .orElse(0);
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
        await().atMost(PATIENCE).until(() -> as("ops").get(path).jsonPath().getString("state"), equalTo("done"));
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
