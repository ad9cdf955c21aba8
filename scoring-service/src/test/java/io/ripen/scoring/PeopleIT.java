package io.ripen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.MachineSign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts, merges, consent, erasure and export, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class PeopleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SITE = "example";
    private final Instant start = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);
    private final String email = UUID.randomUUID() + "@firm.example";
    private TopicWriter writer;
    private TopicReader reader;
    private Capture browser;
    private Capture phone;

    @Inject
    DataSource database;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
        browser = new Capture(writer, start);
        phone = new Capture(writer, start);
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void correctsTheScoreByALateVerdict() {
        TouchpointCaptured form = browser.form(0, "/contact", email);
        TouchpointCaptured human = browser.view(1, "/pricing");
        TouchpointCaptured robot = browser.send(robot("/customers/acme", 2));
        browser.view(3, "/");
        String lead = leadOf(form);
        ScoreChanged before = awaitScore(lead, change -> change.asOf().equals(browser.minute(3)));

        JsonPath machine = verdict(human, "machine", "a scanner", "key-1")
                .statusCode(200)
                .extract()
                .jsonPath();

        ScoreChanged corrected = awaitScore(lead, change -> change.sequence() > before.sequence());
        assertThat(corrected.reason()).isEqualTo(ScoreReason.CORRECTION);
        assertThat(corrected.cause().touchpointId()).isEqualTo(human.touchpointId());
        assertThat(corrected.previous()).isEqualTo(before.score());
        assertThat(corrected.counters()).doesNotContainKey("price-content");
        assertThat(corrected.receipt()).extracting(ReceiptLine::touchpointId).doesNotContain(human.touchpointId());
        assertAddsUp(corrected);
        assertThat(machine.getString("leadId")).isEqualTo(lead);
        assertThat(new BigDecimal(machine.getString("difference")))
                .isEqualByComparingTo(
                        corrected.score().total().subtract(before.score().total()));

        verdict(human, "machine", "a scanner", "key-1")
                .statusCode(200)
                .body("difference", equalTo(machine.get("difference")));
        verdict(robot, "human", "she told us", "key-2").statusCode(200).body("leadId", equalTo(lead));

        ScoreChanged scored = awaitScore(lead, change -> change.counters().containsKey("use-case"));
        assertThat(scored.sequence()).isEqualTo(corrected.sequence() + 1);
        assertThat(scored.receipt()).extracting(ReceiptLine::touchpointId).contains(robot.touchpointId());
        assertAddsUp(scored);
    }

    @Test
    void answersForALeadWhoseActsWereAllAMachines() {
        TouchpointCaptured form = browser.form(0, "/contact", email);
        String lead = leadOf(form);
        awaitScore(lead, change -> change.sequence() == 1);
        verdict(form, "machine", "a scanner", "only").statusCode(200);
        awaitScore(lead, change -> change.sequence() == 2);

        as("sales")
                .get("/v1/leads/" + lead + "/score")
                .then()
                .statusCode(200)
                .body("score.total", equalTo(0.00f))
                .body("receipt", empty());
    }

    @Test
    void hearsAVerdictOnAVisitorWhoIsNobodyYet() {
        TouchpointCaptured view = browser.view(0, "/pricing");
        TouchpointCaptured robot = browser.send(robot("/customers/acme", 1));
        awaitKept(robot);

        verdict(view, "machine", "a scanner", "a").statusCode(200).body("leadId", equalTo(null));
        verdict(robot, "human", "known", "b").statusCode(200);
        String lead = leadOf(browser.form(2, "/contact", email));

        ScoreChanged score = awaitScore(lead, change -> change.asOf().equals(browser.minute(2)));
        assertThat(score.counters()).containsEntry("use-case", 1).doesNotContainKey("price-content");
    }

    @Test
    void refusesVerdictsThatCannotBe() {
        TouchpointCaptured view = browser.view(0, "/pricing");
        awaitKept(view);

        verdict(view, "maybe", "who knows", "a").statusCode(400).body("code", equalTo("invalid-body"));
        verdict(view, "human", "", "a").statusCode(400).body("where", equalTo("body member reason"));
        verdict(view, "human", "known", "no key with spaces")
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
        verdict(browser.touchpoint("none", 1, TouchpointType.PAGE_VIEW, "/", null), "human", "known", "a")
                .statusCode(404)
                .body("code", equalTo("touchpoint-unknown"));
        as("sales")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(verdictPath(view))
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .post(verdictPath(view))
                .then()
                .statusCode(401);
    }

    @Test
    void mergesTwoLeadsAndPartsThemAgain() {
        browser.view(0, "/pricing");
        String first = leadOf(browser.form(1, "/contact", email));
        String second = leadOf(phone.form(2, "/contact", "phone-" + email));
        phone.view(3, "/customers/acme");
        ScoreChanged alone = awaitScore(first, change -> change.counters().containsKey("demo-request"));
        ScoreChanged other = awaitScore(second, change -> change.asOf().equals(browser.minute(3)));

        merge(first, second, "m-1")
                .statusCode(200)
                .body("survivor", equalTo(first))
                .body("merged", equalTo(second));
        merge(second, first, "m-2")
                .statusCode(200)
                .body("survivor", equalTo(first))
                .body("merged", equalTo(second));

        ScoreChanged gone = awaitScore(second, change -> change.mergedInto() != null);
        assertThat(gone.mergedInto()).isEqualTo(first);
        assertThat(gone.reason()).isEqualTo(ScoreReason.MERGED);
        assertThat(gone.score().total()).isZero();
        assertThat(gone.receipt()).isEmpty();
        assertThat(gone.previous()).isEqualTo(other.score());
        phone.view(4, "/");
        browser.view(5, "/");
        ScoreChanged joined = awaitScore(
                first, change -> Integer.valueOf(4).equals(change.counters().get("page-view")));
        assertThat(joined.counters())
                .containsAllEntriesOf(Map.of("price-content", 1, "use-case", 1, "demo-request", 2));
        assertAddsUp(joined);
        as("sales")
                .redirects()
                .follow(false)
                .get("/v1/leads/" + second + "/score?at=" + browser.minute(5))
                .then()
                .statusCode(308)
                .header(
                        "Location",
                        endsWith("/v1/leads/" + first + "/score?at="
                                + URLEncoder.encode(browser.minute(5).toString(), StandardCharsets.UTF_8)))
                .body("leadId", equalTo(first));
        as("sales").get("/v1/leads/" + second + "/facts").then().statusCode(200).body("leadId", equalTo(first));
        as("sales")
                .queryParam("email", "phone-" + email)
                .get("/v1/leads/by-email")
                .then()
                .statusCode(200)
                .body("leadId", equalTo(first));
        assertThat(listed()).contains(first).doesNotContain(second);

        unmerge(first, second, "u-1").statusCode(200).body("parted", equalTo(second));
        unmerge(first, second, "u-2").statusCode(409).body("code", equalTo("not-merged-here"));

        ScoreChanged back = awaitScore(second, change -> change.sequence() > gone.sequence());
        assertThat(back.counters())
                .containsEntry("use-case", 1)
                .containsEntry("page-view", 2)
                .doesNotContainKey("price-content");
        assertThat(back.mergedInto()).isNull();
        ScoreChanged rest = awaitScore(first, change -> change.sequence() > joined.sequence());
        assertThat(rest.counters()).containsEntry("price-content", 1).doesNotContainKey("use-case");
        assertThat(rest.profile()).isEqualTo(alone.profile());
        assertThat(listed()).contains(first, second);
        assertAddsUp(back);
        assertAddsUp(rest);
        phone.view(6, "/customers/acme");
        assertThat(awaitScore(
                                second,
                                change -> Integer.valueOf(2)
                                        .equals(change.counters().get("use-case")))
                        .asOf())
                .isEqualTo(browser.minute(6));
    }

    @Test
    void asksNobodyInTheNameOfALeadWhoseHistoryIsOnItsWayBack() {
        String first = leadOf(browser.form(1, "/contact", email));
        String second = leadOf(phone.form(2, "/contact", "phone-" + email));
        awaitScore(first, change -> change.asOf().equals(browser.minute(1)));
        awaitScore(second, change -> change.asOf().equals(browser.minute(2)));
        merge(first, second, "m-1").statusCode(200);
        awaitScore(first, change -> Integer.valueOf(2).equals(change.counters().get("demo-request")));

        // As after the survivor's lane has parted them and before the other lead's lane has heard of it.
        update("update lead_merge set undone_at = now() where lead_id = '" + second + "'");
        as("privacy")
                .post("/v1/leads/" + second + "/erasure")
                .then()
                .statusCode(409)
                .body("code", equalTo("merge-under-way"));
        merge(first, second, "m-2").statusCode(409).body("code", equalTo("merge-under-way"));
        as("sales")
                .get("/v1/leads/" + second + "/facts")
                .then()
                .statusCode(409)
                .body("code", equalTo("merge-under-way"));
        assertThat(count("select count(*) from lead where lead_id = '" + first + "' and erased_at is null"))
                .isEqualTo(1);

        update("update lead_merge set undone_at = null where lead_id = '" + second + "'");
        as("privacy")
                .post("/v1/leads/" + second + "/erasure")
                .then()
                .statusCode(202)
                .body("leadId", equalTo(first));
    }

    @Test
    void followsAChainOfMergesAndPartsItInTheMiddle() {
        Capture tablet = new Capture(writer, start);
        String one = leadOf(browser.form(1, "/contact", email));
        String two = leadOf(phone.form(2, "/contact", "two-" + email));
        String three = leadOf(tablet.form(3, "/contact", "three-" + email));
        tablet.view(4, "/pricing");
        for (Map.Entry<String, Integer> each : Map.of(one, 1, two, 2, three, 4).entrySet()) {
            awaitScore(each.getKey(), change -> change.asOf().equals(browser.minute(each.getValue())));
        }

        merge(two, three, "a").statusCode(200).body("survivor", equalTo(two));
        awaitScore(two, change -> change.counters().containsKey("price-content"));
        merge(three, one, "b").statusCode(200).body("survivor", equalTo(one)).body("merged", equalTo(two));
        awaitScore(one, change -> change.counters().containsKey("price-content"));
        tablet.view(5, "/customers/acme");
        awaitScore(one, change -> change.counters().containsKey("use-case"));
        Capture newDevice = new Capture(writer, start);
        newDevice.form(6, "/contact", "three-" + email);
        awaitScore(one, change -> Integer.valueOf(4).equals(change.counters().get("demo-request")));

        unmerge(one, three, "c").statusCode(200);

        ScoreChanged back = awaitScore(three, change -> change.counters().containsKey("use-case"));
        assertThat(back.counters()).containsEntry("demo-request", 2).containsEntry("price-content", 1);
        ScoreChanged rest = awaitScore(
                one,
                change -> !change.counters().containsKey("use-case")
                        && Integer.valueOf(2).equals(change.counters().get("demo-request"))
                        && change.sequence() > 3);
        assertThat(rest.counters()).doesNotContainKey("price-content");
        as("sales")
                .redirects()
                .follow(false)
                .get("/v1/leads/" + two + "/score")
                .then()
                .statusCode(308);
        as("sales").get("/v1/leads/" + three + "/score").then().statusCode(200).body("leadId", equalTo(three));
    }

    @Test
    void refusesMergesThatCannotBe() {
        String lead = leadOf(browser.form(1, "/contact", email));
        awaitScore(lead, change -> true);
        String nobody = UUID.randomUUID().toString();

        merge(lead, lead, "a").statusCode(409).body("code", equalTo("same-lead"));
        merge(lead, nobody, "a").statusCode(404).body("code", equalTo("lead-unknown"));
        merge(nobody, lead, "a").statusCode(404).body("code", equalTo("lead-unknown"));
        unmerge(lead, nobody, "a").statusCode(409).body("code", equalTo("not-merged-here"));
        as("ops")
                .contentType(ContentType.JSON)
                .body(Map.of("with", nobody))
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(400)
                .body("where", equalTo("body member reason"));
        as("ops")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "so"))
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(400)
                .body("where", equalTo("body member with"));
        as("privacy")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(403);
    }

    @Test
    void takesBehaviourOutOfTheScoreWhenProfilingIsNotConsentedTo() {
        browser.view(0, "/pricing");
        String lead = leadOf(browser.form(1, "/contact", email));
        ScoreChanged before = awaitScore(lead, change -> change.counters().containsKey("demo-request"));

        consent(lead, "profiling", Map.of("status", "withdrawn", "source", "phone"), "c-1")
                .statusCode(200)
                .body("score.engagement", equalTo(0.00f));

        ScoreChanged without = awaitScore(lead, change -> change.sequence() > before.sequence());
        assertThat(without.score().fit()).isEqualByComparingTo(before.score().fit());
        assertThat(without.score().engagement()).isZero();
        assertThat(without.interests()).isEmpty();
        assertThat(without.products()).isEmpty();
        assertThat(count("select count(*) from lead where topics = '{}' and lead_id = '" + lead + "'"))
                .as("no list by topic names the lead")
                .isEqualTo(1);
        assertThat(without.receipt())
                .filteredOn(line -> line.axis().equals("engagement"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.rule()).isEqualTo("consent");
                    assertThat(line.detail()).isEqualTo("profiling consent withdrawn");
                });
        assertAddsUp(without);
        browser.view(2, "/customers/acme");
        awaitScore(lead, change -> change.counters().containsKey("use-case"));
        consent(lead, "profiling", Map.of("status", "granted", "source", "phone", "textVersion", "v3"), "c-2")
                .statusCode(200);
        ScoreChanged again = awaitScore(
                lead, change -> change.score().engagement().signum() > 0 && change.sequence() > without.sequence());
        assertThat(again.counters()).containsEntry("price-content", 1).containsEntry("use-case", 1);
        assertAddsUp(again);
        List<ConsentChanged> said = events(lead, EventType.CONSENT_CHANGED, ConsentChanged.class);
        assertThat(said)
                .extracting(change -> change.consent().purpose().wireName() + " "
                        + change.consent().status().wireName())
                .containsExactly("contact-by-mail granted", "profiling withdrawn", "profiling granted");
        as("privacy")
                .get("/v1/leads/" + lead + "/consents")
                .then()
                .statusCode(200)
                .body("consents.purpose", hasItem("profiling"))
                .body("consents.find { it.purpose == 'profiling' }.textVersion", equalTo("v3"));
        consent(lead, "cookies", Map.of("status", "granted", "source", "x"), "c")
                .statusCode(400);
        consent(lead, "profiling", Map.of("status", "unknown", "source", "x"), "c")
                .statusCode(400);
        consent(lead, "profiling", Map.of("status", "granted"), "c")
                .statusCode(400)
                .body("where", equalTo("body member source"));
        consent(lead, "profiling", Map.of("status", "granted", "source", "x", "at", "2999-01-01T00:00:00Z"), "c")
                .statusCode(400)
                .body("where", equalTo("body member at"));
        consent(UUID.randomUUID().toString(), "profiling", Map.of("status", "granted", "source", "x"), "c")
                .statusCode(404);
    }

    @Test
    void tellsEverythingThatIsKnownAndThenForgetsIt() {
        TouchpointCaptured view = browser.view(0, "/pricing");
        TouchpointCaptured form = browser.form(1, "/contact", email);
        String lead = leadOf(form);
        String second = leadOf(phone.form(2, "/contact", "phone-" + email));
        awaitScore(lead, change -> change.asOf().equals(browser.minute(1)));
        awaitScore(second, change -> change.asOf().equals(browser.minute(2)));
        merge(lead, second, "m").statusCode(200);
        awaitScore(lead, change -> Integer.valueOf(2).equals(change.counters().get("demo-request")));
        consent(lead, "mail-tracking", Map.of("status", "granted", "source", "phone"), "c")
                .statusCode(200);
        verdict(view, "human", "she said so", "v").statusCode(200);

        keepOutcomeAndEnrichment(second);

        as("privacy")
                .get("/v1/leads/" + second + "/export")
                .then()
                .statusCode(200)
                .body("leadId", equalTo(lead))
                .body("accounts.find { it.leadId == '" + lead + "' }.domain", equalTo(EmailAddress.domain(email)))
                .body("outcomes.outcome", equalTo(List.of("won")))
                .body("outcomes[0].leadId", equalTo(second))
                .body("outcomes[0].set", equalTo("crm"))
                .body("enrichment.domain", equalTo(List.of("waiting.example")))
                .body("mergedLeads", equalTo(List.of(second)))
                .body("addresses.email", equalTo(List.of(email, "phone-" + email)))
                .body("touchpoints", hasSize(4))
                .body(
                        "touchpoints.find { it.verdict == 'HUMAN' }.touchpoint.touchpointId",
                        equalTo(view.touchpointId()))
                .body("facts.find { it.name == 'job-title' }.value", equalTo("CTO"))
                .body("refused", notNullValue())
                .body("consents.purpose", hasItem("mail-tracking"))
                .body("merges", hasSize(1))
                .body("score.receipt", notNullValue());

        consent(lead, "profiling", Map.of("status", "granted", "source", "phone"), "call-" + lead)
                .statusCode(200);
        consent(lead, "profiling", Map.of("status", "granted", "source", "phone"), "call-" + lead)
                .statusCode(200);
        consent(lead, "profiling", Map.of("status", "withdrawn", "source", "phone"), "call-" + lead)
                .statusCode(409)
                .body("code", equalTo("idempotency-key-reused"));

        as("privacy")
                .header("Idempotency-Key", "case-" + lead)
                .post("/v1/leads/" + second + "/erasure")
                .then()
                .statusCode(202)
                .body("leadId", equalTo(lead))
                .body("requestId", equalTo("case-" + lead));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(lead, EventType.LEAD_ERASED, LeadErased.class))
                        .hasSize(1));
        for (String either : List.of(lead, second)) {
            assertThat(events(either, EventType.LEAD_ERASURE_REQUESTED, LeadErasureRequested.class))
                    .singleElement()
                    .satisfies(request -> assertThat(request.requestId()).isEqualTo("case-" + lead));
        }
        as("privacy")
                .get("/v1/leads/" + lead + "/erasure")
                .then()
                .statusCode(200)
                .body("done", equalTo(true));
        as("sales").get("/v1/leads/" + lead + "/score").then().statusCode(410).body("code", equalTo("lead-erased"));
        as("privacy").get("/v1/leads/" + lead + "/export").then().statusCode(410);
        as("privacy").post("/v1/leads/" + lead + "/erasure").then().statusCode(410);
        as("privacy")
                .header("Idempotency-Key", "other-case-" + lead)
                .post("/v1/leads/" + lead + "/erasure")
                .then()
                .statusCode(410);
        for (String either : List.of(lead, second)) {
            as("privacy")
                    .header("Idempotency-Key", "case-" + lead)
                    .post("/v1/leads/" + either + "/erasure")
                    .then()
                    .statusCode(202)
                    .body("leadId", equalTo(lead))
                    .body("requestId", equalTo("case-" + lead));
        }
        merge(lead, second, "n").statusCode(410);
        assertThat(listed()).doesNotContain(lead, second);
        assertForgotten(browser, phone, lead, second);

        browser.send(view);
        browser.send(form);
        TouchpointCaptured anew = browser.form(9, "/contact", email);
        ScoreChanged fresh =
                awaitScore(leadOf(anew), change -> change.counters().containsKey("demo-request"));
        assertThat(fresh.counters()).doesNotContainKey("price-content").containsEntry("demo-request", 1);
        assertThat(leadOf(anew)).isNotEqualTo(lead);
    }

    @Test
    void forgetsAPersonWhenAnotherServiceAsks() {
        String lead = leadOf(browser.form(1, "/contact", email));
        awaitScore(lead, change -> change.asOf().equals(browser.minute(1)));
        Instant now = Instant.now();

        writer.write(
                EventType.LEAD_ERASURE_REQUESTED,
                new TopicWriter.Attributes("crm-" + lead, "/crm", lead, now, 1L),
                new LeadErasureRequested(lead, 1, "crm-case", now));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(lead, EventType.LEAD_ERASED, LeadErased.class))
                        .singleElement()
                        .satisfies(erased -> {
                            assertThat(erased.requestId()).isEqualTo("crm-case");
                            assertThat(erased.service()).isEqualTo("scoring");
                        }));
        assertForgotten(browser, phone, lead, lead);
    }

    /** All leads of the list, page by page. */
    private static List<String> listed() {
        List<String> leads = new ArrayList<>();
        String after = null;
        do {
            RequestSpecification page = as("sales").queryParam("limit", 200);
            JsonPath found = (after == null ? page : page.queryParam("after", after))
                    .get("/v1/leads")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            leads.addAll(found.getList("leads.leadId"));
            after = found.getString("next");
        } while (after != null);
        return leads;
    }

    private void assertForgotten(Capture one, Capture other, String lead, String second) {
        String visitors = "'" + one.visitorKey() + "', '" + other.visitorKey() + "', 'l:" + lead + "'";
        for (String table : List.of(
                "touchpoint", "anonymous_touchpoint_key", "anonymous_touchpoint", "visitor", "visitor_segment")) {
            assertThat(count("select count(*) from " + table + " where visitor_key in (" + visitors + ")"))
                    .as(table)
                    .isZero();
        }
        String leads = "'" + lead + "', '" + second + "'";
        assertThat(count("select count(*) from lead_identity where lead_id in (" + leads + ")"))
                .isZero();
        assertThat(count("select count(*) from lead_merge where lead_id in (" + leads + ")"))
                .isZero();
        assertThat(count("select count(*) from outcome where lead_id in (" + leads + ")"))
                .isZero();
        assertThat(count("select count(*) from enrichment_request where lead_id in (" + leads + ")"))
                .isZero();
        assertThat(count("select count(*) from lane_timer where subject in (" + leads + ")"))
                .isZero();
        assertThat(count("select count(*) from lane_command where subject in (" + visitors + ")"))
                .isZero();
        assertThat(count("select count(*) from lane_command where subject in (" + leads
                        + ") and payload like '%reason%'"))
                .isZero();
        assertThat(count("select count(*) from lead where lead_id in (" + leads + ") and position(convert_to('" + email
                        + "', 'UTF8') in state) > 0"))
                .isZero();
    }

    private void keepOutcomeAndEnrichment(String lead) {
        update("insert into outcome (outcome_set, lead_id, outcome, reached_at) values ('crm', '%s', 'won', now())"
                .formatted(lead));
        update(
                "insert into enrichment_request (lead_id, email, domain, attempts, due_at) values ('%s', '%s', '%s', 0, now())"
                        .formatted(lead, "ada@waiting.example", "waiting.example"));
    }

    private void update(String statement) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            assertThat(prepared.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
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

    private TouchpointCaptured robot(String path, long minute) {
        Origin origin =
                new Origin("native", null, null, "SomeBot/1.0", new MachineSign(MachineKind.CRAWLER, "SomeBot"));
        return browser.from(
                browser.touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.PAGE_VIEW, path, null),
                origin,
                null);
    }

    private void awaitKept(TouchpointCaptured touchpoint) {
        await().atMost(PATIENCE)
                .until(() -> count("select (select count(*) from touchpoint where touchpoint_id = k.id)"
                                + " + (select count(*) from anonymous_touchpoint_key where touchpoint_id = k.id)"
                                + " from (values ('" + touchpoint.touchpointId() + "')) k (id)")
                        == 1);
    }

    private ScoreChanged awaitScore(String lead, Predicate<ScoreChanged> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events(lead, EventType.SCORE_CHANGED, ScoreChanged.class).stream()
                                .filter(wanted)
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    private <T extends Record> List<T> events(String lead, EventType type, Class<T> data) {
        return reader.readKey(type.topic().topicName(), lead).stream()
                .filter(record -> record.type().equals(type.typeName()))
                .map((TopicRecord record) -> record.data(data))
                .toList();
    }

    private ValidatableResponse verdict(TouchpointCaptured touchpoint, String verdict, String reason, String key) {
        return as("marketer")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("verdict", verdict, "reason", reason))
                .post(verdictPath(touchpoint))
                .then();
    }

    private static String verdictPath(TouchpointCaptured touchpoint) {
        return "/v1/touchpoints/" + SITE + "/" + touchpoint.touchpointId() + "/verdict";
    }

    private ValidatableResponse merge(String lead, String with, String key) {
        return desk("/v1/leads/" + lead + "/merge", with, key);
    }

    private ValidatableResponse unmerge(String lead, String with, String key) {
        return desk("/v1/leads/" + lead + "/unmerge", with, key);
    }

    private ValidatableResponse desk(String path, String with, String key) {
        return as("ops")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("with", with, "reason", "a test says so"))
                .post(path)
                .then();
    }

    private ValidatableResponse consent(String lead, String purpose, Map<String, String> body, String key) {
        return as("privacy")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .put("/v1/leads/" + lead + "/consents/" + purpose)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }

    private static String leadOf(TouchpointCaptured creating) {
        return LeadIds.createdBy(creating.site(), creating.touchpointId());
    }

    private static void assertAddsUp(ScoreChanged change) {
        for (String axis : List.of("fit", "engagement")) {
            BigDecimal sum = change.receipt().stream()
                    .filter(line -> line.axis().equals(axis))
                    .map(ReceiptLine::points)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .as(axis)
                    .isEqualByComparingTo(
                            axis.equals("fit")
                                    ? change.score().fit()
                                    : change.score().engagement());
        }
    }
}
