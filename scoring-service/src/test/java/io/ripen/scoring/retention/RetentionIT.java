package io.ripen.scoring.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.Capture;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicWriter;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anonymous history comes and goes by weeks, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class RetentionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Instant start = Instant.now().minus(Duration.ofHours(5));
    private final LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    private final String email = UUID.randomUUID() + "@firm.example";
    private TopicWriter writer;
    private Capture browser;

    @Inject
    Retention retention;

    @Inject
    DataSource database;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        browser = new Capture(writer, start);
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void dropsWhatAVisitorDidWhomNobodyGotToKnow() {
        TouchpointCaptured old = browser.view(0, "/");
        browser.view(1, "/pricing");
        awaitRows("anonymous_touchpoint", browser, 2);
        age(browser, 90);
        run();
        assertThat(rows("anonymous_touchpoint", browser)).as("kept for 90 days").isEqualTo(2);

        age(browser, 97);
        run();

        assertThat(rows("anonymous_touchpoint", browser)).isZero();
        assertThat(rows("anonymous_touchpoint_key", browser)).isZero();
        assertThat(rows("visitor", browser)).isZero();
        assertThat(tablesOf(today.minusDays(97))).isZero();

        browser.send(old);
        awaitRows("anonymous_touchpoint", browser, 1);
        assertThat(number("select position from visitor where visitor_key = '" + old.visitorKey() + "'"))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatLeadsDidBeforeTheyWereKnown() {
        TouchpointCaptured first = browser.view(0, "/");
        TouchpointCaptured second = browser.view(1, "/pricing");
        awaitRows("anonymous_touchpoint", browser, 2);
        judge(second);
        age(browser, 40);
        browser.view(2, "/customers/acme");
        awaitRows("anonymous_touchpoint", browser, 3);

        browser.form(3, "/contact", email);

        awaitRows("touchpoint", browser, 4);
        assertThat(rows("anonymous_touchpoint", browser)).isZero();
        assertThat(number("select count(*) from touchpoint where verdict = 'MACHINE' and touchpoint_id = '"
                        + second.touchpointId() + "'"))
                .isEqualTo(1);
        run();
        assertThat(rows("touchpoint", browser)).isEqualTo(4);

        browser.send(first);
        browser.view(4, "/");
        awaitRows("touchpoint", browser, 5);
    }

    @Test
    void keepsACopyOnceThatALeadHadInTheSameInstant() {
        TouchpointCaptured copy = browser.view(0, "/");
        Capture lead = new Capture(writer, start);
        lead.form(0, "/contact", UUID.randomUUID() + "@firm.example");
        awaitRows("anonymous_touchpoint", browser, 1);
        awaitRows("touchpoint", lead, 1);
        execute("insert into touchpoint"
                + " (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data)"
                + " select site, touchpoint_id, '" + lead.visitorKey() + "', 1, 2, occurred_at, received_at, data"
                + " from anonymous_touchpoint where touchpoint_id = '" + copy.touchpointId() + "'");

        browser.form(1, "/contact", email);

        awaitRows("touchpoint", browser, 1);
        assertThat(rows("anonymous_touchpoint", browser)).isZero();
        assertThat(rows("anonymous_touchpoint_key", browser)).isZero();
        assertThat(rows("touchpoint", lead)).isEqualTo(2);
    }

    @Test
    void keepsAVisitorWhoCameAgain() {
        browser.view(0, "/");
        awaitRows("anonymous_touchpoint", browser, 1);
        age(browser, 100);
        browser.view(1, "/pricing");
        awaitRows("anonymous_touchpoint", browser, 2);

        run();

        assertThat(rows("anonymous_touchpoint", browser)).isEqualTo(1);
        assertThat(rows("anonymous_touchpoint_key", browser)).isEqualTo(1);
        assertThat(rows("visitor", browser)).isEqualTo(1);
    }

    @Test
    void hasARowForWhichThereIsNoWeekYet() {
        browser.view(0, "/");
        awaitRows("anonymous_touchpoint", browser, 1);
        age(browser, -50);
        assertThat(rows("anonymous_touchpoint_rest", browser)).isEqualTo(1);

        run();

        assertThat(rows("anonymous_touchpoint_rest", browser)).isZero();
        assertThat(rows("anonymous_touchpoint_" + suffix(today.plusDays(50)), browser))
                .isEqualTo(1);
        assertThat(tablesOf(today.plusDays(14))).isEqualTo(1);
    }

    @Test
    void goesOnWhereAnotherWasKilled() {
        browser.view(0, "/");
        awaitRows("anonymous_touchpoint", browser, 1);
        age(browser, -60);
        run();
        String day = "anonymous_touchpoint_" + suffix(today.plusDays(60));
        execute("alter table anonymous_touchpoint detach partition " + day);

        run();

        assertThat(tablesOf(today.plusDays(60))).isZero();
        assertThat(rows("anonymous_touchpoint_key", browser)).isZero();
    }

    @Test
    void leavesTheWorkToTheInstanceThatIsAtIt() throws SQLException {
        browser.view(0, "/");
        awaitRows("anonymous_touchpoint", browser, 1);
        age(browser, 120);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(1919251557)");
            run();
            assertThat(rows("anonymous_touchpoint", browser)).isEqualTo(1);
            other.rollback();
        }
        run();
        assertThat(rows("anonymous_touchpoint", browser)).isZero();
    }

    private void run() {
        retention.run().await().atMost(PATIENCE);
    }

    /** Lets everything that this visitor did have been kept some days ago. */
    private void age(Capture visitor, int days) {
        String where = " where visitor_key = '" + visitor.visitorKey() + "'";
        execute("update anonymous_touchpoint set kept_on = '" + today.minusDays(days) + "'" + where);
        execute("update visitor set seen_at = '" + today.minusDays(days) + "T12:00:00Z'" + where);
    }

    private void judge(TouchpointCaptured touchpoint) {
        given().auth()
                .oauth2(Tokens.withRoles("marketer"))
                .contentType(ContentType.JSON)
                .body(Map.of("verdict", "machine", "reason", "a scanner"))
                .header("Idempotency-Key", email)
                .post("/v1/touchpoints/" + touchpoint.site() + "/" + touchpoint.touchpointId() + "/verdict")
                .then()
                .statusCode(200);
    }

    private void awaitRows(String table, Capture visitor, long count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> rows(table, visitor) == count);
    }

    private long rows(String table, Capture visitor) {
        return number("select count(*) from " + table + " where visitor_key = '" + visitor.visitorKey() + "'");
    }

    private long tablesOf(LocalDate day) {
        return number("select count(*) from pg_class where relname = 'anonymous_touchpoint_" + suffix(day) + "'");
    }

    private static String suffix(LocalDate day) {
        return PartitionPlan.weekOf(day).toString().replace("-", "");
    }

    private long number(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
