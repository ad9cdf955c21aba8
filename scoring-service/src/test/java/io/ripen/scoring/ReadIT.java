package io.ripen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be read of leads, over HTTP. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class ReadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant start = Instant.now().minus(Duration.ofDays(5)).truncatedTo(ChronoUnit.MILLIS);
    private final String email = UUID.randomUUID() + "@firm.example";
    private TopicWriter writer;
    private Capture browser;

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
    void tellsEachFactWithItsSourceAndWhatIsNone() {
        String lead = scored(
                10, new LeadFacts(email, "Ada", "08-465 004 12", "cto", null, "Acme", "120", "SaaS", "SE", null, null));
        scored(20, new LeadFacts(email, null, "call me", null, null, null, "a few", null, null, null, null));

        JsonPath facts = await().atMost(PATIENCE)
                .until(
                        () -> as("sales").get("/v1/leads/" + lead + "/facts").jsonPath(),
                        path -> path.getList("refused").size() == 2);

        assertThat(facts.getString("facts.find { it.name == 'phone' }.value")).isEqualTo("+46846500412");
        assertThat(facts.getString("facts.find { it.name == 'job-title' }.value"))
                .isEqualTo("CTO");
        assertThat(facts.getString("facts.find { it.name == 'company-size' }.value"))
                .isEqualTo("51-200");
        assertThat(facts.getString("facts.find { it.name == 'industry' }.value"))
                .isEqualTo("Information");
        assertThat(facts.getString("facts.find { it.name == 'function' }.source"))
                .isEqualTo("derived");
        assertThat(facts.getString("facts.find { it.name == 'company' }.source"))
                .isEqualTo("touchpoint");
        assertThat(facts.getList("refused.reason")).containsExactly("phone-invalid", "company-size-unreadable");
        assertThat(facts.getList("refused.given")).containsExactly("call me", "a few");
    }

    @Test
    void drawsTheScoreAsASeriesThatAgreesWithTheScoreAtEachInstant() {
        browser.view(0, "/pricing");
        String lead = scored(10, new LeadFacts(email, null, null, "CTO", null, null, null, null, null, null, null));

        List<String> instants = series(lead, "?from=" + start + "&to=" + start.plusSeconds(3 * 86_400) + "&step=P1D")
                .getList("points.at");

        assertThat(instants).hasSize(4);
        for (String at : instants) {
            JsonPath point = series(lead, "?from=" + at + "&to=" + at);
            assertThat(point.getString("points[0].score"))
                    .isEqualTo(as("sales")
                            .get("/v1/leads/" + lead + "/score?at=" + at)
                            .jsonPath()
                            .getString("score"));
        }
        assertThat(series(lead, "?step=PT12H").getList("points")).hasSizeBetween(9, 11);
        for (String bad : List.of("from=x", "to=x", "step=x", "step=PT1M", "from=2099-01-01T00:00:00Z")) {
            as("sales")
                    .get("/v1/leads/" + lead + "/score/history?" + bad)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"));
        }
        as("sales")
                .get("/v1/leads/" + UUID.randomUUID() + "/score/history")
                .then()
                .statusCode(404);
    }

    @Test
    void findsLeadsByBandTotalAndInterest() {
        browser.view(0, "/pricing");
        String lead = scored(10, new LeadFacts(email, null, null, "CTO", null, null, null, null, null, null, null));
        assertThat(as("sales").get("/v1/leads/" + lead + "/score").jsonPath().getMap("interests"))
                .containsKey("price");
        // The list knows the score as last published, which decay has left behind by now.
        String band = as("sales")
                .queryParam("email", email)
                .get("/v1/leads/by-email")
                .jsonPath()
                .getString("score.band");

        listed("band=" + band).body("leads.leadId", hasItem(lead)).body("leads.score.band", everyItem(equalTo(band)));
        listed("topic=price&min-total=20").body("leads.leadId", hasItem(lead));
        listed("topic=price&max-total=20").body("leads.leadId", not(hasItem(lead)));
        listed("topic=nothing").body("leads.leadId", not(hasItem(lead)));
        listed("product=nothing").body("leads.leadId", not(hasItem(lead)));
    }

    @Test
    void foretellsWhatTimeAloneWillDo() {
        browser.form(0, "/get-started/book-a-demo", email);
        String lead = scored(10, new LeadFacts(email, null, null, "CTO", null, "Acme", null, null, null, null, null));

        JsonPath score = as("sales").get("/v1/leads/" + lead + "/score").jsonPath();

        assertThat(score.getList("outlook.what")).contains("total", "band");
        String falls = score.getString("outlook.find { it.threshold == 70 }.at");
        Instant crossing = Instant.parse(falls);
        assertThat(score.getString("outlook.find { it.threshold == 70 }.text"))
                .isEqualTo("total falls below 70.00 on " + falls.substring(0, 10));
        assertThat(score.getString("outlook.find { it.threshold == 60 }.at"))
                .as("a threshold of the model")
                .isGreaterThan(falls);
        assertThat(total(lead, crossing)).isLessThan(70);
        assertThat(total(lead, crossing.minusSeconds(1))).isGreaterThanOrEqualTo(70);
    }

    @Test
    void takesAWithdrawnFactAwayWithItsPoints() {
        String lead = scored(
                10, new LeadFacts(email, "Ada", "+46 8 465 004 12", null, null, null, null, null, null, null, null));
        assertThat(rules(lead)).contains("phone");

        for (int times = 0; times < 2; times++) {
            as("privacy").delete("/v1/leads/" + lead + "/facts/phone").then().statusCode(202);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> as("sales")
                            .get("/v1/leads/" + lead + "/facts")
                            .then()
                            .body("facts.name", not(hasItem("phone")))
                            .body("facts.name", hasItems("email", "name")));
        }

        assertThat(rules(lead)).doesNotContain("phone").contains("business-email");
        as("sales")
                .delete("/v1/leads/" + lead + "/facts/shoe-size")
                .then()
                .statusCode(404)
                .body("code", equalTo("fact-name-unknown"));
        as("sales")
                .delete("/v1/leads/" + UUID.randomUUID() + "/facts/phone")
                .then()
                .statusCode(404)
                .body("code", equalTo("lead-unknown"));
        as("ops").delete("/v1/leads/" + lead + "/facts/phone").then().statusCode(403);
    }

    private static List<String> rules(String lead) {
        return as("sales").get("/v1/leads/" + lead + "/score").jsonPath().getList("receipt.rule");
    }

    private double total(String lead, Instant at) {
        return as("sales")
                .get("/v1/leads/" + lead + "/score?at=" + at)
                .jsonPath()
                .getDouble("score.total");
    }

    private String scored(long minute, LeadFacts facts) {
        browser.send(
                browser.touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.FORM_FILL, "/contact", facts));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("sales")
                        .queryParam("email", email)
                        .get("/v1/leads/by-email")
                        .then()
                        .statusCode(200));
        String lead = as("sales")
                .queryParam("email", email)
                .get("/v1/leads/by-email")
                .jsonPath()
                .getString("leadId");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        as("sales").get("/v1/leads/" + lead + "/facts").then().body("facts.name", hasItems("email")));
        return lead;
    }

    private JsonPath series(String lead, String query) {
        return as("marketer")
                .get("/v1/leads/" + lead + "/score/history" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private io.restassured.response.ValidatableResponse listed(String query) {
        return as("marketer").get("/v1/leads?limit=200&" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
