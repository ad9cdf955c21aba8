package io.ripen.lifecycle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lifecycle.stage.Scores;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sales does with a lead that turns out to be another one, over HTTP and Kafka. The leads have lanes of their own. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class MergedStandingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TopicWriter writer;
    private static TopicReader reader;

    @BeforeAll
    static void open() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterAll
    static void close() {
        writer.close();
    }

    @Test
    void goesOnAtTheSurvivorWithAnOpportunityAndHandsNobodyOverTwice() {
        isMql("merge-b");
        hasOpportunity("merge-a");

        publish("merge-a", 2, "merge-b");

        StageChanged step = awaitStage("merge-b", "OPPORTUNITY");
        assertThat(step.reason()).isEqualTo("merged");
        assertThat(step.from()).isEqualTo("MQL");
        assertThat(step.owner()).isEqualTo("sofia");
        assertThat(step.quarantine().reason()).isEqualTo("an opportunity is open");
        assertThat(step.deal().amount()).isEqualByComparingTo("48000");
        // The same merge once more, and the joint score.
        publish("merge-a", 3, "merge-b");
        publish("merge-b", 2, null);
        await().atMost(PATIENCE).untilAsserted(() -> sees("merge-b").body("scoreSequence", equalTo(2)));
        assertThat(of("merge-b", EventType.HANDOVER_REQUESTED)).isEmpty();
        assertThat(of("merge-b", EventType.STAGE_CHANGED)).hasSize(3);
        says("merge-a", "{'action':'won','amount':45000,'currency':'EUR'}")
                .statusCode(409)
                .body("reason", equalTo("lead-merged"))
                .body("mergedInto", equalTo("merge-b"));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("ops"))
                .get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ripen_lifecycle_commands_refused_total\\{reason=\"lead-merged\"} [1-9].*"));
        brings("merge-a", "CUSTOMER")
                .body("refused.code", contains("lead-merged"))
                .body("refused.mergedInto", contains("merge-b"));
        sees("merge-a").body("mergedAway", equalTo(true)).body("mergedInto", equalTo("merge-b"));
        says("merge-b", "{'action':'won','amount':45000,'currency':'EUR'}")
                .statusCode(200)
                .body("stage", equalTo("CUSTOMER"));
    }

    @Test
    void looksForItselfWhereTheJointScoreIsAheadOfTheCommand() {
        isMql("joint-b");
        isMql("joint-c");
        hasOpportunity("joint-a");
        publish("joint-b", 2, "joint-c");
        await().atMost(PATIENCE).untilAsserted(() -> sees("joint-b").body("mergedAway", equalTo(true)));

        publish("joint-a", 2, "joint-b");
        await().atMost(PATIENCE).untilAsserted(() -> sees("joint-a").body("mergedAway", equalTo(true)));
        publish("joint-c", 2, null);

        awaitStage("joint-c", "OPPORTUNITY");
        sees("joint-b").body("stage", equalTo("MQL"));
        assertThat(of("joint-c", EventType.HANDOVER_REQUESTED)).isEmpty();
    }

    @Test
    void letsClocksRunOnAtTheSurvivorAndAtALeadThatIsPartedAgain() {
        isMql("parted-b");
        isSal("parted-a");
        says("parted-a", "{'action':'assign-owner','value':'parted-owner'}").statusCode(200);

        publish("parted-a", 2, "parted-b");
        awaitStage("parted-b", "SAL");
        assertThat(clocks("parted-a"))
                .containsExactly(
                        "first-contact started", "decision started", "first-contact paused", "decision paused");
        assertThat(clocks("parted-b")).containsExactly("first-contact started", "decision started");
        listOf("parted-owner").body("leads.leadId", contains("parted-b"));
        sees("parted-a").body("clocks.state", containsInAnyOrder("paused", "paused"));

        publish("parted-a", 3, null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clocks("parted-a"))
                        .hasSize(6)
                        .endsWith("first-contact resumed", "decision resumed"));
        sees("parted-a")
                .body("stage", equalTo("SAL"))
                .body("mergedAway", equalTo(false))
                .body("mergedInto", nullValue())
                .body("clocks.state", not(hasItem("paused")))
                .body("quarantine", nullValue());
        sees("parted-b").body("stage", equalTo("SAL"));
        listOf("parted-owner").body("leads.leadId", containsInAnyOrder("parted-a", "parted-b"));
    }

    private static void isMql(String leadId) {
        Instant now = Instant.now();
        LeadScores.publish(writer, LeadScores.acted(leadId, 1, now, now));
        awaitStage(leadId, "MQL");
    }

    private static void isSal(String leadId) {
        LeadScores.publish(writer, LeadScores.sal(leadId, 1, Instant.now()));
        awaitStage(leadId, "SAL");
    }

    private static void hasOpportunity(String leadId) {
        isSal(leadId);
        says(leadId, "{'action':'assign-owner','value':'sofia'}").statusCode(200);
        says(leadId, "{'action':'contacted'}").statusCode(200);
        for (String question : List.of("budget", "authority", "need", "time")) {
            says(leadId, "{'action':'bant','field':'" + question + "','value':'settled'}")
                    .statusCode(200);
        }
        says(leadId, "{'action':'open-opportunity','amount':48000,'currency':'EUR'}")
                .statusCode(200)
                .body("stage", equalTo("OPPORTUNITY"));
    }

    /** A score that a merge set off: that of a lead that turned out to be another one, or one that would make an SAL. */
    private static void publish(String leadId, long sequence, @Nullable String mergedInto) {
        LeadScores.publish(writer, Scores.ofMerge(LeadScores.sal(leadId, sequence, Instant.now()), mergedInto));
    }

    private static ValidatableResponse says(String leadId, String command) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("sales"))
                .contentType(ContentType.JSON)
                .body(command.replace('\'', '"'))
                .post("/v1/leads/" + leadId + "/commands")
                .then();
    }

    private static ValidatableResponse brings(String leadId, String stage) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("ops"))
                .contentType(ContentType.JSON)
                .body("{\"leads\":[{\"leadId\":\"" + leadId + "\",\"stage\":\"" + stage + "\"}]}")
                .post("/v1/leads/stages")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse sees(String leadId) {
        return get("/v1/leads/" + leadId + "/stage");
    }

    private static ValidatableResponse listOf(String owner) {
        return get("/v1/leads?owner=" + owner);
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("sales"))
                .get(path)
                .then()
                .statusCode(200);
    }

    private static List<TopicRecord> of(String leadId, EventType type) {
        return reader.readKey(Topic.LEAD_STAGES.topicName(), leadId).stream()
                .filter(event -> event.type().equals(type.typeName()))
                .toList();
    }

    private static StageChanged awaitStage(String leadId, String stage) {
        return await().atMost(PATIENCE)
                .until(
                        () -> of(leadId, EventType.STAGE_CHANGED).stream()
                                .map(event -> event.data(StageChanged.class))
                                .toList(),
                        steps -> !steps.isEmpty() && steps.getLast().to().equals(stage))
                .getLast();
    }

    private static List<String> clocks(String leadId) {
        return of(leadId, EventType.SLA_CHANGED).stream()
                .map(event -> event.data(SlaChanged.class))
                .map(change -> change.clock() + " " + change.state().wireName())
                .toList();
    }
}
