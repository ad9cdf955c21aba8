package io.ripen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicWriter;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One visitor who did more than can be held in memory, from the first address to the erasure. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class LongHistoryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 12_000;
    private static final String SITE = "example";
    private static final String PRICES = "price-content";

    private static final String VISITOR = """
            insert into visitor (visitor_key, segment, lead_id, position, sequence, seen_at)
            values (?, 1, null, ?, 0, now())""";
    private static final String KEYS = """
            insert into anonymous_touchpoint_key (site, touchpoint_id, visitor_key, position)
            select 'example', ? || i, ?, i from generate_series(1, ?) i""";
    /** One a second; the text of each is that of the first with its own id and time. */
    private static final String TOUCHPOINTS = """
            insert into anonymous_touchpoint
              (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data, kept_on)
            select 'example', id, ?, 1, i, at, at, convert_to(replace(replace(?, '@id', id), ?,
                to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'UTF8'), current_date
            from (select i, ? || i as id, ?::timestamptz + i * interval '1 second' as at
              from generate_series(1, ?) i) each""";

    private final Instant start = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
    private final String email = UUID.randomUUID() + "@firm.example";
    private TopicWriter writer;
    private TopicReader reader;
    private Capture browser;

    @Inject
    DataSource database;

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
    void isScoredCorrectedMergedReadAndErased() throws SQLException {
        visit();
        TouchpointCaptured form = browser.form(1_000, "/contact", email);
        String lead = leadOf(form);

        awaitScore(lead, change -> change.reason() == ScoreReason.IDENTIFIED && has(change, PRICES, MANY));
        awaitScore(lead, change -> change.asOf().equals(browser.minute(1_000)));
        assertThat(kept("anonymous_touchpoint")).isZero();
        assertThat(kept("touchpoint")).isEqualTo(MANY + 1);

        browser.view(1, "/customers/acme");
        ScoreChanged late = awaitScore(lead, change -> has(change, "use-case", 1));
        assertThat(late.counters()).containsEntry(PRICES, MANY);
        assertThat(late.reason()).isEqualTo(ScoreReason.CORRECTION);

        as("marketer")
                .contentType(ContentType.JSON)
                .body(Map.of("verdict", "machine", "reason", "a scanner"))
                .post("/v1/touchpoints/" + SITE + "/" + id(7) + "/verdict")
                .then()
                .statusCode(200);
        awaitScore(lead, change -> has(change, PRICES, MANY - 1));

        String second = leadOf(new Capture(writer, start).form(1_001, "/contact", "two-" + email));
        awaitScore(second, change -> change.asOf().equals(browser.minute(1_001)));
        as("ops")
                .contentType(ContentType.JSON)
                .body(Map.of("with", second, "reason", "a test says so"))
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(200);
        ScoreChanged merged = awaitScore(lead, change -> has(change, "demo-request", 2));
        assertThat(merged.counters()).containsEntry(PRICES, MANY - 1).containsEntry("use-case", 1);

        isRead(lead);
        isErased(lead);
    }

    private void isRead(String lead) {
        Instant before = start.plusSeconds(MANY / 2);
        JsonPath score = as("sales")
                .get("/v1/leads/" + lead + "/score?at=" + before)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        as("sales")
                .get("/v1/leads/" + lead + "/score/history?from=" + before + "&to=" + before)
                .then()
                .statusCode(200)
                .body("points[0].score", equalTo(score.getMap("score")));
        Set<String> exported = new HashSet<>();
        String next = "";
        while (next != null) {
            JsonPath page = as("privacy")
                    .get("/v1/leads/" + lead + "/export" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> ids = page.getList("touchpoints.touchpoint.touchpointId");
            assertThat(ids).hasSizeLessThanOrEqualTo(2_500);
            exported.addAll(ids);
            next = page.getString("next") == null ? null : "?after=" + page.getString("next");
        }
        assertThat(exported).hasSize(MANY + 3);
        as("privacy").get("/v1/leads/" + lead + "/export?after=x").then().statusCode(400);
    }

    private void isErased(String lead) {
        as("privacy").post("/v1/leads/" + lead + "/erasure").then().statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("touchpoint")).isZero());
        assertThat(count("select count(*) from visitor where visitor_key = '" + browser.visitorKey() + "'"))
                .isZero();
    }

    /** As identity keeps what a visitor does whom nobody knows. */
    private void visit() throws SQLException {
        String url = "/pricing?" + "a".repeat(400);
        TouchpointCaptured first = browser.touchpoint("@id", 0, TouchpointType.PAGE_VIEW, url, null);
        String text = new String(EventJson.write(first), StandardCharsets.UTF_8);
        String at = '"' + first.occurredAt().toString() + '"';
        assertThat(text).contains("\"@id\"", at);
        try (Connection connection = database.getConnection()) {
            run(connection, VISITOR, browser.visitorKey(), MANY);
            run(connection, KEYS, id(""), browser.visitorKey(), MANY);
            run(
                    connection,
                    TOUCHPOINTS,
                    browser.visitorKey(),
                    text,
                    first.occurredAt().toString(),
                    id(""),
                    start.toString(),
                    MANY);
        }
    }

    private String id(Object number) {
        return browser.visitorKey().substring(2) + "-" + number;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private long kept(String table) {
        return count("select count(*) from " + table + " where visitor_key = '" + browser.visitorKey() + "'");
    }

    private long count(String query) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static boolean has(ScoreChanged change, String counter, int count) {
        return Integer.valueOf(count).equals(change.counters().get(counter));
    }

    private ScoreChanged awaitScore(String lead, Predicate<ScoreChanged> wanted) {
        EventType type = EventType.SCORE_CHANGED;
        return await().atMost(PATIENCE)
                .until(
                        () -> reader.readKey(type.topic().topicName(), lead).stream()
                                .filter(record -> record.type().equals(type.typeName()))
                                .map(record -> record.data(ScoreChanged.class))
                                .filter(wanted)
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }

    private static String leadOf(TouchpointCaptured creating) {
        return LeadIds.createdBy(creating.site(), creating.touchpointId());
    }
}
