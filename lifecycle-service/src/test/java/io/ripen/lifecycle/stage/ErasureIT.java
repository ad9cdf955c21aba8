package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead that must be forgotten, with every table looked through for its id. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class ErasureIT {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String LEAD = "forget-me";
    private static final List<String> NOT_ASKED = List.of("lane", "crm_stage");
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'lifecycle' AND table_type = 'BASE TABLE' ORDER BY 1""";

    @Test
    void leavesNothingOfALeadButItsIdAndHearsNoMoreOfIt() throws Exception {
        try (ScoreTopic scores = new ScoreTopic()) {
            scores.publish(Scores.sal(LEAD, 1));
            scores.awaitStage(LEAD, "SAL");
            assertThat(say("before").statusCode()).isEqualTo(200);
            feedback(scores.writer(), "unreadable", SalesFeedback.Action.OPEN_OPPORTUNITY, "soon");
            await().atMost(ScoreTopic.PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(tablesThatName(LEAD))
                            .contains("lead_stage", "stage_transition", "stage_happening", "sales_feedback")
                            .contains("lane_command", "dead_letter"));

            request(scores.writer(), 1);
            request(scores.writer(), 2);
            await().atMost(ScoreTopic.PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(confirmations())
                            .extracting(LeadErased::requestId, LeadErased::service)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple("case-7", "lifecycle")));

            scores.publish(Scores.sal(LEAD, 2));
            feedback(scores.writer(), "late", SalesFeedback.Action.CONTACTED, null);
            assertThat(say("after").statusCode()).isEqualTo(404);
            as("sales").get("/v1/leads/" + LEAD + "/stage").then().statusCode(404);
            as("privacy").get("/v1/leads/" + LEAD + "/timeline").then().statusCode(404);
            // Whatever comes behind on the same lane has been decided after what came late.
            await().atMost(ScoreTopic.PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(tablesThatName(LEAD))
                            .isSubsetOf("erased_lead", "webhook_erased", "figure_lead", "lane_command", "lane_timer"));
            assertThat(rows("SELECT lane_group || '/' || kind FROM lifecycle.lane_timer WHERE subject = '" + LEAD
                            + "'"))
                    .as("only what will empty the memory of figures")
                    .allMatch("figures/empties"::equals);
            assertThat(rows("SELECT payload FROM lifecycle.lane_command WHERE subject = '" + LEAD + "'"))
                    .containsOnly("{}");
        }
        // Its clocks had run out in the past already, and what was said of it found it recycled.
        assertThat(rows("SELECT from_stage FROM lifecycle.stage_flow WHERE to_stage = ''"))
                .contains("RECYCLED");
    }

    private Response say(String command) {
        return as("sales")
                .contentType("application/json")
                .body("""
                        {"commandId": "%s-%s", "action": "assign-owner", "value": "sofia"}""".formatted(LEAD, command))
                .post("/v1/leads/" + LEAD + "/commands");
    }

    private static void feedback(TopicWriter writer, String command, SalesFeedback.Action action, String close) {
        writer.write(
                EventType.SALES_FEEDBACK,
                new TopicWriter.Attributes(LEAD + "-" + command, "/crm", LEAD, Scores.DAY, null),
                new SalesFeedback(
                        LEAD + "-" + command, LEAD, action, Scores.DAY, "sofia", null, null, null, null, null, close));
    }

    private static void request(TopicWriter writer, long sequence) {
        writer.write(
                EventType.LEAD_ERASURE_REQUESTED,
                new TopicWriter.Attributes(LEAD + "-erasure-" + sequence, "/officer", LEAD, Scores.DAY, sequence),
                new LeadErasureRequested(LEAD, sequence, "case-7", Scores.DAY));
    }

    private static List<LeadErased> confirmations() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.PRIVACY.topicName(), LEAD).stream()
                        .filter(event -> event.type().equals(EventType.LEAD_ERASED.typeName()))
                        .map(event -> event.data(LeadErased.class))
                        .toList();
    }

    /** Not asked are the lanes, whose last batch is overwritten by the next, and the table of an example of a consumer. */
    private static List<String> tablesThatName(String text) throws SQLException {
        List<String> naming = new ArrayList<>();
        for (String table : rows(TABLES)) {
            String look = "SELECT 'x' FROM lifecycle.\"" + table + "\" t WHERE t::text LIKE '%" + text + "%' LIMIT 1";
            if (!NOT_ASKED.contains(table) && !rows(look).isEmpty()) {
                naming.add(table);
            }
        }
        return naming;
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(role));
    }
}
