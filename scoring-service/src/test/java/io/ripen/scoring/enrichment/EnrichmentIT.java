package io.ripen.scoring.enrichment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.scoring.Capture;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicWriter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Company data come back as facts, over a real provider, broker and database; a provider that hangs holds nobody up. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
@QuarkusTestResource(value = CompanyServer.class, restrictToAnnotatedClass = true)
class EnrichmentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Pool pool;
    private TopicWriter writer;

    @Inject
    EnrichmentIT(Pool pool) {
        this.pool = pool;
    }

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void learnsWhatTheProviderKnowsAndBelievesThePersonMore() {
        String lead = fills("ada@good." + UUID.randomUUID() + ".example", "Analytical Engines");

        JsonPath facts = await().atMost(PATIENCE)
                .until(
                        () -> as("sales").get("/v1/leads/" + lead + "/facts").jsonPath(),
                        path -> path.getString("facts.find { it.name == 'company-size' }") != null);

        assertThat(facts.getString("facts.find { it.name == 'company-size' }.value"))
                .isEqualTo("201-500");
        assertThat(facts.getString("facts.find { it.name == 'company-size' }.source"))
                .isEqualTo("enrichment");
        assertThat(facts.getString("facts.find { it.name == 'industry' }.value"))
                .isEqualTo("Information");
        assertThat(facts.getString("facts.find { it.name == 'country' }.value")).isEqualTo("SE");
        assertThat(facts.getString("facts.find { it.name == 'company' }.value")).isEqualTo("Analytical Engines");
        assertThat(facts.getString("facts.find { it.name == 'company' }.source"))
                .isEqualTo("touchpoint");
        as("sales")
                .get("/v1/leads/" + lead + "/score")
                .then()
                .body("receipt.findAll { it.rule == 'company-size' }.size()", equalTo(1));
    }

    @Test
    void scoresOnWhileTheProviderHangsAndGivesUpInTheEnd() {
        String domain = "hangs." + UUID.randomUUID() + ".example";
        String lead = fills("ada@" + domain, null);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        as("sales").get("/v1/leads/" + lead + "/score").then().statusCode(200));
        await().atMost(PATIENCE).until(() -> CompanyServer.asked(domain) == 3);
        await().atMost(PATIENCE).until(() -> waiting(domain) == 0);
        as("sales")
                .get("/v1/leads/" + lead + "/facts")
                .then()
                .body("facts.findAll { it.source == 'enrichment' }.size()", equalTo(0));
    }

    @Test
    void asksAboutAColleagueWithoutAskingTheProviderAgain() {
        String domain = "good." + UUID.randomUUID() + ".example";
        for (String name : new String[] {"ada", "bob"}) {
            String lead = fills(name + "@" + domain, null);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> as("sales")
                            .get("/v1/leads/" + lead + "/facts")
                            .then()
                            .body("facts.find { it.name == 'company' }.source", equalTo("enrichment")));
        }

        assertThat(CompanyServer.asked(domain)).isEqualTo(1);
    }

    @Test
    void leavesAWithdrawnAddressWithdrawn() {
        String email = "ada@hangs." + UUID.randomUUID() + ".example";
        String lead = fills(email, null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> facts(lead).body("facts.find { it.name == 'email' }.value", equalTo(email)));
        as("sales").delete("/v1/leads/" + lead + "/facts/email").then().statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> facts(lead).body("facts.findAll { it.name == 'email' }.size()", equalTo(0)));

        pool.preparedQuery("insert into enrichment_request (lead_id, email, domain, attempts, due_at)"
                        + " values ($1, $2, $3, 0, now())")
                .execute(Tuple.of(UUID.fromString(lead), email, "good." + UUID.randomUUID() + ".example"))
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE)
                .untilAsserted(() -> facts(lead).body("facts.find { it.name == 'country' }.value", equalTo("SE")));
        facts(lead).body("facts.findAll { it.name == 'email' }.size()", equalTo(0));
    }

    private static ValidatableResponse facts(String lead) {
        return as("sales").get("/v1/leads/" + lead + "/facts").then().statusCode(200);
    }

    private long waiting(String domain) {
        return pool.preparedQuery("select count(*) from enrichment_request where domain = $1")
                .execute(Tuple.of(domain))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private String fills(String email, @Nullable String company) {
        Capture browser = new Capture(writer, Instant.now().minus(Duration.ofHours(1)));
        LeadFacts facts = new LeadFacts(email, null, null, null, null, company, null, null, null, null, null);
        TouchpointCaptured form = browser.send(
                browser.touchpoint(UUID.randomUUID().toString(), 0, TouchpointType.FORM_FILL, "/contact", facts));
        return LeadIds.createdBy(form.site(), form.touchpointId());
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
