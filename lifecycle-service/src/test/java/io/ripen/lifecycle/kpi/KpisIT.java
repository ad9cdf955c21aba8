package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.lifecycle.JsonShape;
import io.ripen.lifecycle.StageTopic;
import io.ripen.lifecycle.StageTopic.Belonging;
import io.ripen.lifecycle.StageTopic.Step;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class KpisIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static StageTopic stages;

    @BeforeAll
    static void open() {
        stages = new StageTopic();
    }

    @AfterAll
    static void close() {
        stages.close();
    }

    @Test
    void givesTheFiguresThatTheLogGivesWhenItIsReadFromTheBeginning() {
        String run = "log" + System.nanoTime() + "-";
        RandomHistory history = new RandomHistory(Seeds.random("KpisIT"), run, 240);
        history.publish(stages);
        List<TopicRecord> log = new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readAll(Topic.LEAD_STAGES.topicName()).stream()
                        .filter(record -> history.leadIds().contains(record.key()))
                        .toList();
        List<LogFigures.Fact> facts = new LogFigures(log, ZoneId.of("Europe/Berlin")).facts();
        assertThat(facts).extracting(LogFigures.Fact::figure).contains("sla-kept", "sla-breached", "reason", "left");

        List<FigureLines.Query> queries = List.of(
                new FigureLines.Query("total", "source"),
                new FigureLines.Query("day", "source"),
                new FigureLines.Query("week", "source,campaign"),
                new FigureLines.Query("month", "source,owner"),
                new FigureLines.Query("week", "source,campaign,owner"));
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> {
            for (FigureLines.Query query : queries) {
                for (String path : List.of("/v1/kpis", "/v1/funnel", "/v1/velocity")) {
                    FigureLines expected = FigureLines.computed(path, query, facts);
                    FigureLines actual = FigureLines.read(csv(path, query.parameters()), run);
                    assertThat(expected.lines()).isNotEmpty();
                    expected.assertSame(actual);
                }
            }
        });
    }

    @Test
    void countsAWalkAsAHandWould() throws Exception {
        String source = "walk-" + System.nanoTime();
        Belonging lead = new Belonging(source, "spring", null);
        Belonging owned = new Belonging(source, "spring", "sales-1");
        String first = id();
        String second = id();
        // 23:30 in Berlin on 28 March, and 00:30 on the 30th: summer time begins in between.
        Instant begin = Instant.parse("2026-03-28T22:30:00Z");
        Instant later = Instant.parse("2026-03-29T22:30:00Z");
        stages.publish(StageTopic.step(new Step(first, 1, null, "LEAD", begin, null), lead, "B3", null));
        stages.publish(StageTopic.step(new Step(second, 1, null, "LEAD", begin, null), lead, "C4", null));
        stages.publish(StageTopic.step(new Step(first, 2, "LEAD", "SAL", later, begin), owned, "A1", null));
        stages.publish(StageTopic.handover(first, 3, "SAL", later, owned));
        stages.publish(clock(first, 4, SlaChanged.State.STARTED, later, owned));
        stages.publish(clock(first, 5, SlaChanged.State.MET, later, owned));
        stages.publish(new SlaBreached(first, 6, "SAL", "decision", later, later, "sales-1", 1, owned.origin()));
        stages.publish(StageTopic.step(
                new Step(first, 7, "SAL", "RECYCLED", later.plusSeconds(3600), later), owned, "A1", "no-budget"));
        report("from,to,source,campaign,cost,currency\n2026-03-27,2026-03-30,%s,spring,100.00,EUR".formatted(source));

        String asked = "?from=2026-03-28&to=2026-03-30&source=" + source;
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> {
            JsonNode row = json("/v1/kpis" + asked).path("rows").path(0);
            assertThat(row.path("cost").decimalValue()).isEqualByComparingTo("75");
            assertThat(stage(row, "LEAD").toString())
                    .isEqualTo("{\"stage\":\"LEAD\",\"reached\":2,\"entered\":2,\"costEach\":37.5,\"bands\":["
                            + "{\"band\":\"B3\",\"leads\":1,\"share\":0.5},"
                            + "{\"band\":\"C4\",\"leads\":1,\"share\":0.5}]}");
            assertThat(stage(row, "SAL").path("costEach").decimalValue()).isEqualByComparingTo("75");
            assertThat(row.path("handovers").asInt()).isEqualTo(1);
            assertThat(row.path("sla").toString())
                    .isEqualTo(
                            "[{\"stage\":\"SAL\",\"clock\":\"decision\",\"kept\":0,\"breached\":1,\"rate\":0.0},"
                                    + "{\"stage\":\"SAL\",\"clock\":\"first-contact\",\"kept\":1,\"breached\":0,\"rate\":1.0}]");
            assertThat(row.path("reasons").toString())
                    .isEqualTo("[{\"stage\":\"RECYCLED\",\"reason\":\"no-budget\",\"count\":1}]");
            JsonNode velocity = json("/v1/velocity" + asked).path("rows").path(0);
            assertThat(stage(velocity, "LEAD").path("medianSeconds").asDouble())
                    .isCloseTo(86_400, Assertions.withinPercentage(1));
            assertThat(stage(velocity, "SAL").path("medianSeconds").asDouble())
                    .isCloseTo(3600, Assertions.withinPercentage(1));
            assertThat(stage(velocity, "RECYCLED").path("medianAgeSeconds").asDouble())
                    .isCloseTo(90_000, Assertions.withinPercentage(1));
            JsonNode days = json("/v1/kpis" + asked + "&period=day").get("rows");
            assertThat(days.findValuesAsText("period")).containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
            assertThat(stage(days.get(2), "SAL").get("reached").asInt()).isEqualTo(1);
        });
        JsonNode funnel = json("/v1/funnel?source=" + source).get("rows").get(0);
        assertThat(funnel.get("period").asText()).isEqualTo("ever");
        assertThat(stage(funnel, "LEAD").toString())
                .isEqualTo("{\"stage\":\"LEAD\",\"leads\":1,\"entered\":2,\"reached\":2}");
        assertThat(stage(funnel, "RECYCLED").get("leads").asInt()).isEqualTo(1);
        assertThat(stage(funnel, "SAL").get("leads").asInt()).isZero();
        assertThat(funnel.get("cohorts").toString())
                .contains("{\"from\":\"LEAD\",\"to\":\"SAL\",\"leads\":2,\"converted\":1,\"rate\":0.5}");
        assertThat(json("/v1/kpis" + asked + "&owner=sales-1")
                        .get("rows")
                        .get(0)
                        .has("cost"))
                .isFalse();
        for (String path : List.of("/v1/kpis" + asked, "/v1/velocity" + asked)) {
            assertThat(JsonShape.of(json(path).toString())).isNotEmpty().isSubsetOf(JsonShape.of(example(path)));
        }
    }

    @Test
    void answersWhatNobodySplitsFromTotalsThatAreTheSumsOfTheFigures() throws Exception {
        // A day that no other test has.
        Instant at = Instant.parse("2024-05-05T10:00:00Z");
        for (String source : List.of("total-1", "total-2")) {
            stages.publish(StageTopic.step(
                    new Step(id(), 1, null, "LEAD", at, null), new Belonging(source, null, null), "B3", null));
        }
        String asked = "/v1/kpis?from=2024-05-05&to=2024-05-05";
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () -> assertThat(json(asked + "&by=source").get("rows")).hasSize(2));

        JsonNode whole = json(asked).get("rows");

        assertThat(whole).hasSize(1);
        assertThat(stage(whole.get(0), "LEAD").get("reached").asInt()).isEqualTo(2);
        assertThat(whole.get(0).has("source")).isFalse();
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet differences = statement.executeQuery("""
                        with sums as (select measure, day, stage, detail, partition, sum(amount)::bigint as amount
                          from lifecycle.figure group by 1, 2, 3, 4, 5)
                        select count(*) from sums full join lifecycle.figure_total t
                          using (measure, day, stage, detail, partition) where sums.amount is distinct from t.amount""")) {
            assertThat(differences.next()).isTrue();
            assertThat(differences.getLong(1)).isZero();
            ResultSet months = statement.executeQuery("""
                    with sums as (
                      select measure, dimension, name, date_trunc('month', day)::date as month, stage, detail, partition,
                        sum(amount)::bigint as amount
                      from lifecycle.figure,
                        lateral (values ('SOURCE', source), ('CAMPAIGN', campaign), ('OWNER', owner)) as d (dimension, name)
                      group by 1, 2, 3, 4, 5, 6, 7)
                    select count(*) from sums full join lifecycle.figure_month m
                      using (measure, dimension, name, month, stage, detail, partition)
                    where sums.amount is distinct from m.amount""");
            assertThat(months.next()).isTrue();
            assertThat(months.getLong(1)).isZero();
        }
    }

    @Test
    void forgetsAnErasedLeadAndKeepsTheCounts() throws Exception {
        String source = "erased-" + System.nanoTime();
        String lead = id();
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        stages.publish(StageTopic.step(
                new Step(lead, 1, null, "LEAD", at, null), new Belonging(source, null, null), "B3", null));
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(leads(source)).isEqualTo(1));

        erase(lead, at);

        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(leads(source)).isZero());
        JsonNode row = json("/v1/funnel?source=" + source).get("rows").get(0);
        assertThat(stage(row, "LEAD").get("entered").asInt()).isEqualTo(1);
    }

    @Test
    void countsWhatHappenedToALeadWhoseErasureIsReadFirst() throws Exception {
        String source = "erased-first-" + System.nanoTime();
        Belonging whose = new Belonging(source, null, null);
        String lead = id();
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        erase(lead, at.plusSeconds(60));
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(memory(lead)).contains("erasedAt"));

        stages.publish(StageTopic.step(new Step(lead, 1, null, "LEAD", at, null), whose, "B3", null));
        stages.publish(StageTopic.step(new Step(lead, 2, "LEAD", "SAL", at.plusSeconds(1), at), whose, "A1", null));

        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> {
            JsonNode rows = json("/v1/funnel?source=" + source).get("rows");
            assertThat(rows).hasSize(1);
            assertThat(stage(rows.get(0), "LEAD").toString())
                    .isEqualTo("{\"stage\":\"LEAD\",\"leads\":0,\"entered\":1,\"reached\":1}");
            assertThat(stage(rows.get(0), "SAL").toString())
                    .isEqualTo("{\"stage\":\"SAL\",\"leads\":0,\"entered\":1,\"reached\":1}");
        });
    }

    @Test
    void importsCostsOnceAndSaysWhatItDidNotTake() throws Exception {
        String source = "costs-" + System.nanoTime();
        String file = """
                from,to,source,campaign,cost,currency
                2026-03-01,2026-03-03,%1$s,spring,10.00,EUR
                2026-03-02,2026-03-02,%1$s,spring,1.50,EUR
                2026-03-02,2026-03-01,%1$s,spring,1.50,EUR
                2026-03-02,2026-03-02,%1$s,spring,1.50,USD
                2026-03-02,2026-03-02,%1$s,spring,many,EUR
                """.formatted(source);

        JsonNode report = report(file);
        assertThat(report).isEqualTo(report(file));

        assertThat(report.get("lines").asInt()).isEqualTo(5);
        assertThat(report.get("days").asInt()).isEqualTo(3);
        assertThat(report.get("refused").findValuesAsText("line")).containsExactly("4", "5", "6");
        assertThat(report.get("refused").findValuesAsText("where")).containsExactly("to", "currency", "cost");
        String asked = "/v1/kpis?from=2026-03-01&to=2026-03-31&source=" + source;
        assertThat(json(asked).get("rows").get(0).get("cost").decimalValue()).isEqualByComparingTo("11.50");
        report("from,to,source,campaign,cost,currency\n2026-03-01,2026-03-03,%s,spring,3,EUR".formatted(source));
        assertThat(json(asked).get("rows").get(0).get("cost").decimalValue()).isEqualByComparingTo("3.00");
        as("marketer")
                .contentType("text/csv")
                .body("day,amount\n")
                .post("/v1/costs")
                .then()
                .statusCode(400)
                .body("detail", containsString("from, to, source"));
        as("sales").contentType("text/csv").body("x").post("/v1/costs").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kpis?from=yesterday,                   from,   2026-03-01",
        "/v1/kpis?from=2026-03-02&to=2026-03-01,    from,   after the last",
        "/v1/velocity?period=year,                  period, 'day, week, month, total'",
        "/v1/funnel?by=source&by=x&period=hour,     period, 'day, week, month, total'",
        "/v1/funnel?by=colour,                      by,     'source, campaign, owner'"
    })
    void saysWhatIsWrongWithAQuestion(String path, String where, String remedy) {
        as("sales")
                .get(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("where", equalTo(where))
                .body("detail", containsString(remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/kpis", "/v1/funnel", "/v1/velocity"})
    void asksForATokenWithARole(String path) {
        RestAssured.get(path).then().statusCode(401);
        as("privacy").get(path).then().statusCode(403);
        as("sales")
                .get(path + "?from=1999-01-01&to=1999-01-02")
                .then()
                .statusCode(200)
                .body("rows", hasSize(0));
    }

    private static SlaChanged clock(String lead, long sequence, SlaChanged.State state, Instant at, Belonging whose) {
        return new SlaChanged(
                lead, sequence, at, "SAL", "first-contact", state, 1, at, at, whose.owner(), whose.origin());
    }

    private static void erase(String lead, Instant at) {
        stages.writer()
                .write(
                        EventType.LEAD_ERASURE_REQUESTED,
                        new TopicWriter.Attributes("erase-" + lead, "/test", lead, at, 1L),
                        new LeadErasureRequested(lead, 1, "request-" + lead, at));
    }

    private static String memory(String lead) throws Exception {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet memory = statement.executeQuery(
                        "select memory::text from lifecycle.figure_lead where lead_id = '" + lead + "'")) {
            return memory.next() ? memory.getString(1) : "";
        }
    }

    private static long leads(String source) throws Exception {
        JsonNode rows = json("/v1/funnel?source=" + source).get("rows");
        return rows.isEmpty() ? 0 : stage(rows.get(0), "LEAD").get("leads").asLong();
    }

    private static JsonNode stage(JsonNode row, String name) {
        for (JsonNode stage : row.path("stages")) {
            if (stage.get("stage").asText().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name + " in " + row);
    }

    private static JsonNode report(String file) throws Exception {
        return JSON.readTree(as("marketer")
                .contentType("text/csv")
                .body(file)
                .post("/v1/costs")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(
                as("marketer").get(path).then().statusCode(200).extract().asString());
    }

    private static String csv(String path, Map<String, String> parameters) {
        return as("marketer")
                .accept("text/csv")
                .queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
    }

    private static String example(String path) {
        return path.startsWith("/v1/kpis") ? Examples.KPIS : Examples.VELOCITY;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(role));
    }
}
