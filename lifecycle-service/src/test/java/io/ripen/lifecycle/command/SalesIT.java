package io.ripen.lifecycle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads on their way, over HTTP and Kafka, under the shipped model. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class SalesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Friday before the clock is put forward in Berlin, 15:00 there. */
    private static final Instant FRIDAY = Instant.parse("2026-03-27T14:00:00Z");

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
    void walksALeadToTheCustomer() {
        Story lead = new Story("walked");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        lead.becomesSal(1, now);
        assertThat(lead.awaitStage("SAL")).isNotNull();

        HandoverRequested handover = lead.only(EventType.HANDOVER_REQUESTED, HandoverRequested.class);
        assertThat(handover.stage()).isEqualTo("SAL");
        assertThat(handover.profile().facts().company()).isEqualTo("Engines Ltd");
        assertThat(handover.advice().nextStep()).startsWith("Call about prices");
        assertThat(handover.advice().missingFacts()).containsExactly("phone", "job-title", "company-size", "industry");
        assertThat(handover.advice().whyNow()).isEqualTo("price-page https://example.com/pricing");
        assertThat(handover.advice().contentUsed())
                .extracting(used -> used.what())
                .containsExactly("price-page");
        assertThat(handover.origin().campaign()).isEqualTo("spring");

        lead.says("{'action':'assign-owner','value':'sofia'}").body("owner", equalTo("sofia"));
        lead.says("{'action':'contacted'}").body("stage", equalTo("SAL"));
        lead.says("{'action':'accept'}").body("allowed", hasItems("bant", "reject"));
        for (String question : List.of("budget", "authority", "need")) {
            lead.says("{'action':'bant','field':'" + question + "','value':'settled'}")
                    .body("stage", equalTo("SAL"));
        }
        lead.tells(SalesFeedback.Action.BANT, "from-crm", "time", "this year");
        StageChanged sql = lead.awaitStage("SQL");
        assertThat(sql.owner()).isEqualTo("sofia");
        assertThat(sql.quarantine().reason()).isEqualTo("sales works the lead");
        assertThat(sql.quarantine().until()).isEqualTo(sql.at().plus(Duration.ofDays(30)));
        assertThat(sql.fromSince()).isEqualTo(now);

        lead.says("{'action':'open-opportunity','amount':48000,'currency':'EUR','expectedClose':'2027-06-30'}")
                .body("stage", equalTo("OPPORTUNITY"));
        lead.says("{'action':'won','amount':45000,'currency':'EUR'}").body("stage", equalTo("CUSTOMER"));
        StageChanged won = lead.awaitStage("CUSTOMER");
        assertThat(won.deal().amount()).isEqualByComparingTo("45000");
        assertThat(won.deal().expectedClose()).isEqualTo("2027-06-30");
        assertThat(won.quarantine()).isNull();
        assertThat(lead.stages()).containsExactly("LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER");
        assertThat(lead.clocks())
                .containsExactly("first-contact started", "decision started", "first-contact met", "decision met");

        lead.sees("/timeline")
                .body("entries.command.action.findAll { it != null }", hasItems("assign-owner", "bant", "won"))
                .body("entries.step.to.findAll { it != null }", hasItem("CUSTOMER"))
                .body("entries.event.find { it?.advice != null }.advice.nextStep", containsString("prices"));
        lead.sees("/stage")
                .body("owner", equalTo("sofia"))
                .body("work.settled.time", equalTo("this year"))
                .body("work.deal.currency", equalTo("EUR"))
                .body("quarantine", nullValue());
    }

    @Test
    void carriesACommandOutThatWasSentBeforeItsLeadWasKnown() {
        Story lead = new Story("early");
        String command = "{'commandId':'c-1','action':'assign-owner','value':'sofia'}";
        lead.asks(command).statusCode(404).body("code", equalTo("lead-unknown"));

        lead.becomesSal(1, Instant.now());
        assertThat(lead.awaitStage("SAL")).isNotNull();

        lead.says(command).body("owner", equalTo("sofia"));
    }

    @Test
    void recyclesARejectedLeadAndResurrectsItWithItsBoost() {
        Story lead = new Story("rejected");
        Instant now = Instant.now();
        lead.becomesSal(1, now);
        lead.awaitStage("SAL");
        lead.says("{'action':'reject','reason':'no-budget','author':'mara'}").body("stage", equalTo("RECYCLED"));
        StageChanged recycled = lead.awaitStage("RECYCLED");
        assertThat(recycled.feedbackReason()).isEqualTo("no-budget");
        assertThat(recycled.by().id()).isEqualTo("mara");
        lead.sees("/timeline")
                .body("entries.command.find { it?.action == 'reject' }.author", equalTo("mara"))
                .body("entries.command.find { it?.action == 'reject' }.sender", equalTo("test"));
        assertThat(recycled.quarantine().reason()).isEqualTo("pause after recycling");

        lead.scores(2, Instant.now().plusSeconds(5), recycled.at().plusSeconds(5));

        StageChanged back = lead.awaitStage("MQL");
        assertThat(back.guards()).extracting(each -> each.guard()).contains("score since recycling >= 50");
        lead.sees("/stage").body("recycled.engagement", equalTo(45.0f)).body("work.rejects", equalTo(1));
    }

    @Test
    void breachesAcrossAWeekendOnWhichTheClockIsPutForwardAndListsWhatIsOverdue() {
        Story lead = new Story("breached");
        lead.becomesSal(1, FRIDAY);

        StageChanged recycled = lead.awaitStage("RECYCLED");

        assertThat(recycled.at()).isEqualTo("2026-04-01T09:00:00Z");
        assertThat(recycled.by().kind().wireName()).isEqualTo("timer");
        SlaBreached first = lead.all(EventType.SLA_BREACHED, SlaBreached.class).getFirst();
        assertThat(first.clock()).isEqualTo("first-contact");
        assertThat(first.dueAt()).isEqualTo("2026-03-30T13:00:00Z");
        assertThat(lead.all(EventType.SLA_BREACHED, SlaBreached.class))
                .extracting(SlaBreached::attempt)
                .containsExactly(1, 2);
        assertThat(lead.clocks())
                .containsExactly(
                        "first-contact started",
                        "decision started",
                        "first-contact due",
                        "first-contact overdue",
                        "first-contact escalated",
                        "first-contact started",
                        "first-contact due",
                        "first-contact overdue",
                        "decision paused");

        Story late = new Story("overdue");
        late.becomesSal(1, Instant.now().minus(Duration.ofDays(1)));
        late.awaitStage("SAL");
        late.says("{'action':'assign-owner','value':'overdue-owner'}");
        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("sales"))
                .get("/v1/leads?owner=overdue-owner")
                .then()
                .statusCode(200)
                .body("leads.leadId", contains("overdue"))
                .body("leads[0].slaState", notNullValue());
    }

    @Test
    void takesACommandOnceHoweverItComes() {
        Story lead = new Story("once");
        lead.becomesSal(1, Instant.now());
        lead.awaitStage("SAL");
        String reject = "{'commandId':'once-1','action':'reject','reason':'no-time'}";

        lead.says(reject).body("stage", equalTo("RECYCLED")).body("isRepeated", equalTo(false));
        lead.says(reject).body("stage", equalTo("RECYCLED"));
        lead.tells(SalesFeedback.Action.REOPEN, "once-2", null, null);
        lead.awaitStage("SAL");
        lead.tells(SalesFeedback.Action.REJECT, "once-1", null, null);
        lead.tells(SalesFeedback.Action.REOPEN, "once-2", null, null);
        lead.says("{'commandId':'once-2','action':'reopen'}")
                .body("stage", equalTo("SAL"))
                .body("isRepeated", equalTo(true));
        lead.says("{'commandId':'once-3','action':'accept'}");

        assertThat(lead.stages()).containsExactly("LEAD", "MQL", "SAL", "RECYCLED", "SAL");
    }

    @Test
    void refusesWhatIsNotPossibleAndSaysWhatIs() {
        Story lead = new Story("refused");
        lead.becomesSal(1, Instant.now());
        lead.awaitStage("SAL");

        lead.asks("{'commandId':'refused-1','action':'won'}")
                .statusCode(409)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("command-refused"))
                .body("reason", equalTo("command-not-allowed"))
                .body("stage", equalTo("SAL"))
                .body("allowed", hasItems("accept", "reject", "set-stage"));
        lead.asks("{'action':'reject','reason':'dunno'}").statusCode(409).body("reason", equalTo("reason-unknown"));
        lead.asks("{'action':'wun'}").statusCode(400).body("where", equalTo("action"));
        lead.asks("{'action':'won','amount':-1,'currency':'EUR'}")
                .statusCode(400)
                .body("where", equalTo("amount"));
        lead.asks("{'action':'won','amount':1}").statusCode(400).body("where", equalTo("currency"));
        lead.asks("{'action':'contacted','at':'-9999-01-01T00:00:00Z'}")
                .statusCode(400)
                .body("where", equalTo("at"));
        lead.asks("{'action':'bant','field':'money'}").statusCode(400).body("where", equalTo("field"));
        new Story("nobody").asks("{'action':'accept'}").statusCode(404).body("code", equalTo("lead-unknown"));
        lead.sees("/timeline")
                .body("entries.command.find { it?.commandId == 'refused-1' }.refusal", equalTo("command-not-allowed"));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("privacy"))
                .contentType(ContentType.JSON)
                .body("{\"action\":\"accept\"}")
                .post("/v1/leads/refused/commands")
                .then()
                .statusCode(403);
    }

    @Test
    void keepsTheLatestRefusedCommandsOfALeadAndAllThatWereCarriedOut() {
        Story lead = new Story("insisting");
        lead.becomesSal(1, Instant.now());
        lead.awaitStage("SAL");
        lead.says("{'commandId':'accepted','action':'accept'}");
        for (int attempt = 0; attempt <= 100; attempt++) {
            lead.asks("{'commandId':'won-" + attempt + "','action':'won'}").statusCode(409);
        }

        lead.sees("/timeline")
                .body("isCut", equalTo(false))
                .body("entries.command.findAll { it?.refusal != null }.size()", equalTo(100))
                .body("entries.command.findAll { it?.refusal != null }.commandId", hasItem("won-100"))
                .body("entries.command.find { it?.commandId == 'won-0' }", nullValue())
                .body("entries.command.findAll { it != null }.commandId", hasItem("accepted"));
    }

    @Test
    void importsStagesAndReportsTheRest() {
        Story lead = new Story("imported");
        lead.becomesSal(1, Instant.now());
        lead.awaitStage("SAL");

        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("ops"))
                .contentType(ContentType.JSON)
                .body(json("{'importId':'i-1','leads':[{'leadId':'imported','stage':'SQL','owner':'sofia'},"
                        + "{'leadId':'imported-nobody','stage':'SQL'},{'leadId':'imported','stage':'HOT'}]}"))
                .post("/v1/leads/stages")
                .then()
                .statusCode(200)
                .body("imported", equalTo(1))
                .body("refused.code", hasItem("lead-unknown"));
        StageChanged sql = lead.awaitStage("SQL");
        assertThat(sql.reason()).isEqualTo("imported");
        assertThat(sql.owner()).isEqualTo("sofia");
    }

    @Test
    void bringsARowAlongOnceUnderItsImportIdHoweverLateAndWhereverItStands() throws Exception {
        Story first = new Story("brought-1");
        Story second = new Story("brought-2");
        first.becomesSal(1, Instant.now());
        second.becomesSal(1, Instant.now());
        first.awaitStage("SAL");
        second.awaitStage("SAL");
        String unknown = "{'leadId':'brought-3','stage':'SQL'}";
        String row = "{'leadId':'brought-2','stage':'SQL'}";
        imports("'importId':'once',", unknown + "," + "{'leadId':'brought-1','stage':'SQL'}," + row)
                .body("imported", equalTo(2));
        second.says("{'action':'open-opportunity','amount':1,'currency':'EUR'}").body("stage", equalTo("OPPORTUNITY"));
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement()) {
            // As after ripen's seven days: the lane's own memory of the answers is gone.
            statement.executeUpdate("delete from lifecycle.lane_command where subject like 'brought-%'");
        }

        imports("'importId':'once',", row).body("imported", equalTo(1));
        imports("'importId':'once',", "{'leadId':'brought-1','stage':'MQL'}").body("imported", equalTo(1));

        second.sees("/stage").body("stage", equalTo("OPPORTUNITY"));
        first.sees("/stage").body("stage", equalTo("MQL"));
        imports("", row).body("imported", equalTo(1));
        second.sees("/stage").body("stage", equalTo("SQL"));
    }

    private static ValidatableResponse imports(String id, String rows) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("ops"))
                .contentType(ContentType.JSON)
                .body(json("{" + id + "'leads':[" + rows + "]}"))
                .post("/v1/leads/stages")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'leads':[{'leadId':'a','stage':'SQL'},{'leadId':'b','stage':'SQL','owner':'\\u0000'}]}       | leads[1].owner
            {'leads':[{'leadId':'a','stage':'SQL','since':'-9999-01-01T00:00:00Z'}]}                     | leads[0].since
            {'leads':[{'leadId':'a\\u0000','stage':'SQL'}]}                                               | leads[0].leadId
            {'leads':[{'leadId':'a','stage':'\\u0000'}]}                                                  | leads[0].stage
            {'importId':'\\u0000','leads':[{'leadId':'a','stage':'SQL'}]}                                 | importId
            """)
    void saysWhatCannotBeImported(String body, String where) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("ops"))
                .contentType(ContentType.JSON)
                .body(json(body))
                .post("/v1/leads/stages")
                .then()
                .statusCode(400)
                .body("where", equalTo(where));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /** One lead. */
    private record Story(String leadId) {

        /** Everything that the shipped model asks for an SAL, with a price page as the last act. */
        void becomesSal(long sequence, Instant at) {
            LeadScores.publish(writer, LeadScores.sal(leadId, sequence, at));
        }

        void scores(long sequence, Instant at, Instant act) {
            LeadScores.publish(writer, LeadScores.acted(leadId, sequence, at, act));
        }

        ValidatableResponse asks(String command) {
            return RestAssured.given()
                    .auth()
                    .oauth2(Tokens.withRoles("sales"))
                    .contentType(ContentType.JSON)
                    .body(json(command))
                    .post("/v1/leads/" + leadId + "/commands")
                    .then();
        }

        ValidatableResponse says(String command) {
            return asks(command).statusCode(200);
        }

        ValidatableResponse sees(String path) {
            return RestAssured.given()
                    .auth()
                    .oauth2(Tokens.withRoles("sales"))
                    .get("/v1/leads/" + leadId + path)
                    .then()
                    .statusCode(200);
        }

        void tells(SalesFeedback.Action action, String commandId, String field, String value) {
            SalesFeedback feedback = new SalesFeedback(
                    commandId, leadId, action, Instant.now(), "crm", null, field, value, (BigDecimal) null, null, null);
            writer.write(
                    EventType.SALES_FEEDBACK,
                    new TopicWriter.Attributes(commandId, "/crm", leadId, feedback.at(), null),
                    feedback);
        }

        List<TopicRecord> events() {
            return reader.readKey(Topic.LEAD_STAGES.topicName(), leadId);
        }

        <T extends Record> List<T> all(EventType type, Class<T> data) {
            return events().stream()
                    .filter(event -> event.type().equals(type.typeName()))
                    .map(event -> event.data(data))
                    .toList();
        }

        <T extends Record> T only(EventType type, Class<T> data) {
            return await().atMost(PATIENCE)
                    .until(() -> all(type, data), found -> found.size() == 1)
                    .getFirst();
        }

        StageChanged awaitStage(String stage) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> all(EventType.STAGE_CHANGED, StageChanged.class),
                            steps -> !steps.isEmpty() && steps.getLast().to().equals(stage))
                    .getLast();
        }

        List<String> stages() {
            return all(EventType.STAGE_CHANGED, StageChanged.class).stream()
                    .map(StageChanged::to)
                    .toList();
        }

        List<String> clocks() {
            return all(EventType.SLA_CHANGED, SlaChanged.class).stream()
                    .map(change -> change.clock() + " " + change.state().wireName())
                    .toList();
        }
    }
}
