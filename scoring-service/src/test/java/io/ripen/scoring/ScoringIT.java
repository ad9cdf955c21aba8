package io.ripen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.MachineSign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Touchpoints in, scores out, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class ScoringIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant start = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);
    private final String email = UUID.randomUUID() + "@Firm.example";
    private TopicWriter writer;

    @Inject
    Pool pool;

    private TopicReader reader;
    private Capture browser;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
        browser = new Capture(writer, start);
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void scoresAVisitorWhoBecomesALeadWithAReceiptThatAddsUp() {
        browser.view(0, "/");
        browser.view(1, "/pricing");
        TouchpointCaptured form = browser.form(2, "/get-started/book-a-demo", email);
        browser.view(3, "/customers/acme");

        List<TopicRecord> records = awaitScores(leadOf(form), 3);

        List<ScoreChanged> scores = scores(records);
        assertThat(scores).extracting(ScoreChanged::sequence).containsExactly(1L, 2L, 3L);
        assertThat(scores)
                .extracting(ScoreChanged::reason)
                .containsExactly(ScoreReason.IDENTIFIED, ScoreReason.TOUCHPOINT, ScoreReason.TOUCHPOINT);
        assertThat(scores).allSatisfy(ScoringIT::assertAddsUp);
        assertThat(records.get(1).id()).isEqualTo("score-" + leadOf(form) + "-2");
        assertThat(records.get(1).header("ce_source")).isEqualTo("/ripen/scoring");
        assertThat(records.get(1).header("ce_sequence")).isEqualTo("2");

        ScoreChanged last = scores.getLast();
        assertThat(last.asOf()).isEqualTo(browser.minute(3));
        assertThat(last.score().fit()).isEqualByComparingTo("45");
        assertThat(last.score().engagement()).isBetween(new BigDecimal("97.50"), new BigDecimal("98.00"));
        assertThat(last.score().band()).isEqualTo("B1");
        assertThat(last.previous()).isEqualTo(scores.get(1).score());
        assertThat(last.counters())
                .containsAllEntriesOf(Map.of("page-view", 3, "price-content", 1, "use-case", 1, "demo-request", 1));
        assertThat(last.interests()).containsKeys("price", "product", "use-case");
        assertThat(last.profile().facts().email()).isEqualTo(email.toLowerCase(Locale.ROOT));
        assertThat(last.profile().facts().function()).isEqualTo("decider");
        assertThat(last.profile().consents()).hasSize(1);
        assertThat(last.receipt()).extracting(ReceiptLine::detail).contains("example.org/pricing");
    }

    @Test
    void saysWithTheFirstScoreWhenceALeadCameWhoDidNothingBeforeTheForm() {
        TouchpointCaptured form = browser.form(0, "/contact", email, "spring");

        assertThat(scores(awaitScores(leadOf(form), 2)))
                .extracting(ScoreChanged::origin)
                .containsOnly(new LeadOrigin("search", "cpc", "spring"));
    }

    @Test
    void publishesTheConsentThatAFormCarries() {
        TouchpointCaptured form = browser.form(0, "/contact", email);

        awaitScores(leadOf(form), 2);

        List<TopicRecord> consents = reader.readKey(Topic.PRIVACY.topicName(), leadOf(form));
        assertThat(consents).singleElement().satisfies(record -> {
            assertThat(record.header("ce_source")).isEqualTo("/ripen/scoring/privacy");
            assertThat(record.data(ConsentChanged.class).sequence()).isEqualTo(1);
            assertThat(record.data(ConsentChanged.class).cause().touchpointId()).isEqualTo(form.touchpointId());
        });
    }

    @Test
    void countsATouchpointOnceHoweverOftenItComes() {
        TouchpointCaptured view = browser.view(0, "/pricing");
        browser.send(view);
        TouchpointCaptured form = browser.form(1, "/contact", email);
        browser.send(form);
        browser.send(view);
        browser.view(2, "/");

        List<ScoreChanged> scores = scores(awaitScores(leadOf(form), 3));

        assertThat(scores.getLast().counters()).containsEntry("page-view", 2).containsEntry("form", 1);
        assertThat(scores.getLast().asOf()).isEqualTo(browser.minute(2));
    }

    @Test
    void makesOneLeadOfTwoDevices() {
        Capture phone = new Capture(writer, start);
        browser.view(0, "/pricing");
        TouchpointCaptured form = browser.form(1, "/contact", email);
        awaitScores(leadOf(form), 2);
        phone.view(2, "/customers/acme");
        phone.form(3, "/contact", email);

        List<ScoreChanged> scores = scores(awaitScores(leadOf(form), 4));

        assertThat(scores.get(2).reason()).isEqualTo(ScoreReason.IDENTIFIED);
        assertThat(scores.get(3).counters())
                .containsAllEntriesOf(Map.of("price-content", 1, "use-case", 1, "demo-request", 2));
        assertThat(scores).allSatisfy(ScoringIT::assertAddsUp);
    }

    @Test
    void keepsTwoPeopleOnOneBrowserApart() {
        browser.view(0, "/pricing");
        TouchpointCaptured ada = browser.form(1, "/contact", email);
        TouchpointCaptured bob = browser.form(2, "/contact", "bob-" + email);
        browser.view(3, "/customers/acme");

        List<ScoreChanged> ofBob = scores(awaitScores(leadOf(bob), 3));
        List<ScoreChanged> ofAda = scores(awaitScores(leadOf(ada), 2));

        assertThat(ofBob.getLast().counters()).containsEntry("use-case", 1).doesNotContainKey("price-content");
        assertThat(ofAda.getLast().counters()).containsEntry("price-content", 1).doesNotContainKey("use-case");
        List<TopicRecord> activities = reader.readKey(Topic.LEAD_ACTIVITIES.topicName(), leadOf(bob));
        LeadIdentified identified = activities.getFirst().data(LeadIdentified.class);
        assertThat(identified.segment()).isEqualTo(2);
        assertThat(identified.historyThrough()).isZero();
        assertThat(activities)
                .extracting(record -> record.header("ce_sequence"))
                .containsExactly("1", "2", "3");
        assertThat(activities.get(1).data(LeadActivity.class).position()).isEqualTo(3);
    }

    @Test
    void tellsWhichContentsAVisitorUsedBeforeItWasKnown() {
        Origin robot = new Origin("native", null, null, "SomeBot/1.0", new MachineSign(MachineKind.CRAWLER, "SomeBot"));
        browser.download(0, "wp-1", null);
        browser.download(1, "wp-2", robot);
        TouchpointCaptured kept = browser.download(2, "wp-3", null);
        await().atMost(PATIENCE).until(() -> anonymous(kept.visitorKey()) == 3);
        browser.view(3, "/");
        browser.download(5, "wp-5", null);
        browser.download(4, "wp-4", null);
        browser.download(4, "wp-6", robot);
        TouchpointCaptured form = browser.form(6, "/contact", email);
        awaitScores(leadOf(form), 2);

        LeadIdentified identified = reader.readKey(Topic.LEAD_ACTIVITIES.topicName(), leadOf(form))
                .getFirst()
                .data(LeadIdentified.class);

        assertThat(identified.historyThrough()).isEqualTo(7);
        assertThat(identified.contents())
                .extracting(content -> content.asset().id())
                .containsExactly("wp-1", "wp-3", "wp-4", "wp-5");
        assertThat(identified.contents().get(1).touchpointId()).isEqualTo(kept.touchpointId());
        assertThat(identified.contents().get(1).occurredAt()).isEqualTo(browser.minute(2));
    }

    @Test
    void countsNoVisitorsThatAreScoringItself() {
        int before = visitors();
        int many = 1000;
        execute("""
                insert into visitor (visitor_key, segment, position, sequence, seen_at)
                select 'u: test:' || i, 1, 1, 1, now() from generate_series(1, %d) i""".formatted(many));

        assertThat(visitors()).isLessThan(before + many);

        execute("delete from visitor where starts_with(visitor_key, 'u: test:')");
    }

    private static int visitors() {
        return as("ops").get("/v1/leads/summary").jsonPath().getInt("visitors");
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private long anonymous(String visitorKey) {
        return pool.preparedQuery("select count(*) from anonymous_touchpoint where visitor_key = $1")
                .execute(Tuple.of(visitorKey))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void keepsWhatMachinesCauseAndScoresNothingOfIt() {
        Origin robot = new Origin("native", null, null, "SomeBot/1.0", new MachineSign(MachineKind.CRAWLER, "SomeBot"));
        browser.send(browser.from(
                browser.touchpoint("m-1-" + email, 0, TouchpointType.PAGE_VIEW, "/pricing", null), robot, null));
        TouchpointCaptured form = browser.form(1, "/contact", email);
        browser.send(browser.from(
                browser.touchpoint("m-2-" + email, 2, TouchpointType.PAGE_VIEW, "/customers/acme", null), robot, null));
        browser.view(3, "/");

        List<ScoreChanged> scores = scores(awaitScores(leadOf(form), 3));

        assertThat(scores).hasSize(3);
        assertThat(scores.getLast().counters())
                .containsEntry("page-view", 1)
                .doesNotContainKeys("price-content", "use-case");
    }

    @Test
    void namesAnAnonymousVisitorByTheSignedLinkOfAMail() {
        TouchpointCaptured form = browser.form(0, "/contact", email);
        awaitScores(leadOf(form), 2);
        TrackedMail mail = new TrackedMail(leadOf(form), leadOf(form) + "/welcome/1/1", "button");
        Capture phone = new Capture(writer, start);
        phone.send(phone.from(
                phone.touchpoint("p-1-" + email, 5, TouchpointType.PAGE_VIEW, "/pricing", null), null, mail));
        TouchpointCaptured other = browser.form(6, "/contact", "bob-" + email);
        browser.send(browser.from(
                browser.touchpoint("p-2-" + email, 7, TouchpointType.PAGE_VIEW, "/customers/acme", null), null, mail));

        assertThat(scores(awaitScores(leadOf(form), 3)).getLast().counters())
                .containsEntry("price-content", 1)
                .doesNotContainKey("use-case");
        assertThat(scores(awaitScores(leadOf(other), 3)).getLast().counters()).containsEntry("use-case", 1);
    }

    @Test
    void makesNoLeadOfAnUnknownAddressThatAMailCameBackFrom() {
        LeadFacts facts = new LeadFacts("gone-" + email, null, null, null, null, null, null, null, null, null, null);
        TouchpointCaptured bounce =
                browser.send(browser.touchpoint("b-1-" + email, 0, TouchpointType.BOUNCE, "/", facts));
        TouchpointCaptured form = browser.form(1, "/contact", email);

        awaitScores(leadOf(form), 2);

        assertThat(reader.readKey(Topic.LEAD_SCORES.topicName(), leadOf(bounce)))
                .isEmpty();
    }

    @Test
    void correctsTheScoreByALateTouchpoint() {
        TouchpointCaptured form = browser.form(10, "/contact", email);
        browser.view(20, "/");
        awaitScores(leadOf(form), 3);
        browser.view(5, "/pricing");

        ScoreChanged correction = scores(awaitScores(leadOf(form), 4)).getLast();

        assertThat(correction.reason()).isEqualTo(ScoreReason.CORRECTION);
        assertThat(correction.asOf()).isEqualTo(browser.minute(20));
        assertThat(correction.counters()).containsEntry("price-content", 1);
        assertAddsUp(correction);
    }

    @Test
    void dropsActivitiesThatAreDeliveredAgain() {
        TouchpointCaptured form = browser.form(0, "/contact", email);
        String lead = leadOf(form);
        List<TopicRecord> before = awaitScores(lead, 2);

        for (TopicRecord record : reader.readKey(Topic.LEAD_ACTIVITIES.topicName(), lead)) {
            writer.writeRaw(
                    record.topic(),
                    record.partition(),
                    record.key(),
                    record.value().getBytes(StandardCharsets.UTF_8),
                    record.headers());
        }
        browser.view(1, "/");

        List<TopicRecord> after = awaitScores(lead, 3);
        assertThat(after.subList(0, 2)).isEqualTo(before);
        assertThat(scores(after).getLast().counters()).containsEntry("form", 1);
    }

    @Test
    void putsAPoisonRecordAsideAndGoesOn() {
        TouchpointCaptured form = browser.form(0, "/contact", email);
        String lead = leadOf(form);
        TopicRecord activity = awaitActivities(lead, 2).getLast();
        Map<String, String> headers = new HashMap<>(activity.headers());
        headers.remove("ce_sequence");
        writer.writeRaw(
                activity.topic(),
                activity.partition(),
                lead,
                activity.value().getBytes(StandardCharsets.UTF_8),
                headers);
        browser.view(1, "/");

        assertThat(scores(awaitScores(lead, 3)).getLast().counters()).containsEntry("page-view", 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.readKey(Topic.LEAD_ACTIVITIES.deadLetterTopic("scoring"), lead))
                        .hasSize(1));
    }

    @Test
    void keepsADeadLetterWhateverItHoldsAndGoesOn() {
        String noise = new Random(1)
                .ints(100_000, '0', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        writer.writeRaw(
                Topic.TOUCHPOINTS.topicName(),
                null,
                noise,
                noise.getBytes(StandardCharsets.UTF_8),
                Map.of(noise, noise));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.readKey(Topic.TOUCHPOINTS.deadLetterTopic("scoring"), noise))
                        .hasSize(1));
    }

    @Test
    void publishesDecayByTimerWithoutAnyTouchpoint() {
        // Received an hour ago, so that the quiet period is over: the timer is due at once.
        Capture past =
                new Capture(writer, Instant.now().minus(Duration.ofDays(100)).truncatedTo(ChronoUnit.MILLIS));
        TouchpointCaptured form = past.send(receivedAt(
                past.touchpoint(
                        UUID.randomUUID().toString(),
                        0,
                        TouchpointType.FORM_FILL,
                        "/contact",
                        new LeadFacts(email, null, null, null, null, null, null, null, null, null, null)),
                Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS)));

        ScoreChanged decay = scores(awaitScores(leadOf(form), 3)).get(2);

        assertThat(decay.reason()).isEqualTo(ScoreReason.DECAY);
        assertThat(decay.asOf()).isEqualTo(form.receivedAt().plus(Duration.ofMinutes(10)));
        // The form's 15.75 of 50 points, less 13.89 for three idle months.
        assertThat(decay.score().engagement()).isBetween(new BigDecimal("1.80"), new BigDecimal("1.90"));
        assertThat(decay.receipt().stream().filter(line -> line.rule().equals("idle")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.touchpointId()).isNull());
        assertThat(decay.cause().touchpointId()).isNull();
        assertAddsUp(decay);
    }

    @Test
    void answersTheScoreAtAnyInstant() {
        browser.view(0, "/pricing");
        TouchpointCaptured form = browser.form(10, "/contact", email);
        browser.view(20, "/customers/acme");
        String lead = leadOf(form);
        ScoreChanged last = scores(awaitScores(lead, 3)).getLast();

        JsonPath atLast = score(lead, last.asOf()).statusCode(200).extract().jsonPath();
        assertThat(atLast.getString("score.total"))
                .isEqualTo(last.score().total().toPlainString());
        assertThat(atLast.getString("score.band")).isEqualTo(last.score().band());
        assertThat(atLast.getList("receipt")).hasSize(last.receipt().size());
        assertThat(atLast.getString("profile.facts.name")).isEqualTo("Ada Lovelace");

        score(lead, browser.minute(5))
                .statusCode(200)
                .body("counters.price-content", equalTo(1))
                .body("counters.use-case", equalTo(null))
                .body("receipt.rule", not(hasItem("demo-request")))
                .body("score.fit", equalTo(0.00f));
        JsonPath later =
                score(lead, browser.minute(100_000)).statusCode(200).extract().jsonPath();
        assertThat(later.getDouble("score.engagement")).isLessThan(atLast.getDouble("score.engagement"));
        score(lead, browser.minute(-1))
                .statusCode(404)
                .body("code", equalTo("before-first-touchpoint"))
                .body("status", equalTo(404));
        as("sales").get("/v1/leads/" + lead + "/score").then().statusCode(200).body("leadId", equalTo(lead));
        as("sales")
                .get("/v1/leads/" + lead + "/score?at=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-parameter"))
                .body("where", equalTo("query parameter at"));
        as("sales")
                .get("/v1/leads/" + UUID.randomUUID() + "/score")
                .then()
                .statusCode(404)
                .body("code", equalTo("lead-unknown"));
        as("sales").get("/v1/leads/none/score").then().statusCode(404).body("code", equalTo("lead-unknown"));
    }

    @Test
    void listsLeadsByFallingScorePageByPage() {
        for (int i = 0; i < 3; i++) {
            Capture other = new Capture(writer, start);
            awaitScores(leadOf(other.form(i, "/contact", i + "-" + email)), 2);
        }

        List<String> paged = new ArrayList<>();
        List<Float> totals = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = as("marketer")
                    .get("/v1/leads?sort=-score&limit=2" + (next.isEmpty() ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("leads.leadId"));
            totals.addAll(page.getList("leads.score.total", Float.class));
            next = page.getString("next") == null ? "" : page.getString("next");
        } while (!next.isEmpty());

        assertThat(paged).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(totals).isSortedAccordingTo(Comparator.reverseOrder());
        as("marketer").get("/v1/leads?min-total=999").then().statusCode(200).body("leads", hasSize(0));
        as("ops")
                .get("/v1/leads/summary")
                .then()
                .statusCode(200)
                .body("leads", greaterThanOrEqualTo(3))
                .body("visitors", greaterThanOrEqualTo(3))
                .body("bands", notNullValue());
        for (String bad :
                List.of("sort=name", "limit=0", "limit=many", "limit=201", "after=x", "band=Z9", "min-total=x")) {
            as("sales").get("/v1/leads?" + bad).then().statusCode(400).body("code", equalTo("invalid-parameter"));
        }
    }

    @Test
    void findsALeadByItsMailAddress() {
        String lead = leadOf(browser.form(0, "/contact", email));
        awaitScores(lead, 2);

        as("privacy")
                .queryParam("email", email)
                .get("/v1/leads/by-email")
                .then()
                .statusCode(200)
                .body("leadId", equalTo(lead));
        as("sales")
                .queryParam("email", "nobody@firm.example")
                .get("/v1/leads/by-email")
                .then()
                .statusCode(404)
                .body("code", equalTo("email-unknown"));
        as("sales")
                .queryParam("email", "nobody")
                .get("/v1/leads/by-email")
                .then()
                .statusCode(400);
        as("sales").get("/v1/leads/by-email").then().statusCode(400).body("code", equalTo("invalid-parameter"));
    }

    @Test
    void answersOnlyThoseWhoMay() {
        String score = "/v1/leads/" + UUID.randomUUID() + "/score";

        for (String path :
                List.of("/v1/leads", "/v1/leads/summary", "/v1/leads/by-email", score, "/q/metrics", "/q/openapi")) {
            given().get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.expired("sales")).get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.forged("sales")).get(path).then().statusCode(401);
        }
        as("ops").get(score).then().statusCode(403);
        as("ops").get("/v1/leads/by-email").then().statusCode(403);
        as("privacy").get("/v1/leads").then().statusCode(403);
        as("sales").get("/q/metrics").then().statusCode(403);
        as("ops").get("/q/metrics").then().statusCode(200).body(containsString("ripen_scoring_touchpoints_total"));
        as("sales").get("/q/openapi").then().statusCode(200).body(containsString("getLeadScore"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private List<TopicRecord> awaitScores(String lead, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.readKey(Topic.LEAD_SCORES.topicName(), lead))
                        .hasSize(count));
        return reader.readKey(Topic.LEAD_SCORES.topicName(), lead);
    }

    private List<TopicRecord> awaitActivities(String lead, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.readKey(Topic.LEAD_ACTIVITIES.topicName(), lead))
                        .hasSize(count));
        return reader.readKey(Topic.LEAD_ACTIVITIES.topicName(), lead);
    }

    private static List<ScoreChanged> scores(List<TopicRecord> records) {
        assertThat(records).allMatch(record -> record.type().equals(EventType.SCORE_CHANGED.typeName()));
        return records.stream().map(record -> record.data(ScoreChanged.class)).toList();
    }

    private static String leadOf(TouchpointCaptured creating) {
        return LeadIds.createdBy(creating.site(), creating.touchpointId());
    }

    private static void assertAddsUp(ScoreChanged change) {
        assertThat(sum(change, "fit")).isEqualByComparingTo(change.score().fit());
        assertThat(sum(change, "engagement"))
                .isEqualByComparingTo(change.score().engagement());
        assertThat(change.score().total())
                .isEqualByComparingTo(change.score().fit().add(change.score().engagement()));
    }

    private static BigDecimal sum(ScoreChanged change, String axis) {
        return change.receipt().stream()
                .filter(line -> line.axis().equals(axis))
                .map(ReceiptLine::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TouchpointCaptured receivedAt(TouchpointCaptured captured, Instant receivedAt) {
        return new TouchpointCaptured(
                captured.touchpointId(),
                captured.site(),
                captured.visitorKey(),
                captured.visitorId(),
                captured.userId(),
                captured.type(),
                captured.name(),
                captured.occurredAt(),
                receivedAt,
                captured.timeRule(),
                captured.clientTime(),
                captured.page(),
                captured.campaign(),
                captured.asset(),
                captured.facts(),
                captured.withdrawnFacts(),
                captured.consents(),
                captured.properties(),
                captured.origin(),
                captured.mail());
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }

    private static ValidatableResponse score(String lead, Instant at) {
        return as("sales")
                .queryParam("at", at.toString())
                .get("/v1/leads/" + lead + "/score")
                .then();
    }
}
