package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A variant that wins, and those who come after. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class VariantWinnersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEADS = 12;

    @Inject
    Pool pool;

    @Test
    void givesThoseWhoEnterTheVariantThatWonAndSaysWhy() {
        count("short", 200, 100);
        count("long", 200, 20);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(numbers().getList("stopped")).hasSize(1));
        JsonPath decided = numbers();
        assertThat(decided.getString("stopped[0].step")).isEqualTo("offer");
        assertThat(decided.getString("stopped[0].variant")).isEqualTo("short");
        assertThat(decided.getInt("stopped[0].version")).isEqualTo(1);
        assertThat(decided.getString("stopped[0].evidence"))
                .contains("short: 100 of 200 reached a goal", "long: 20 of 200 reached a goal");

        List<String> variants = new ArrayList<>();
        for (int lead = 0; lead < LEADS; lead++) {
            try (Scene scene = Scene.withAnyAddress()) {
                scene.entersStage(1, "PILOT", GRANTED);
                scene.mailBecomes("SENT");
                variants.add(variant(scene.leadId));
            }
        }
        assertThat(variants).hasSize(LEADS).containsOnly("short");
        count("long", 2_000, 2_000);
        assertThat(numbers().getString("stopped[0].variant")).isEqualTo("short");
    }

    private static JsonPath numbers() {
        return given().auth()
                .oauth2(Tokens.withRoles("marketer"))
                .get("/v1/journeys/pilot/numbers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void count(String variant, long sent, long converted) {
        pool.preparedQuery("""
                        INSERT INTO journey_count (journey, version, step, variant, figure, reason, count)
                        VALUES ('pilot', 1, 'offer', $1, 'mail-SENT', '', $2),
                            ('pilot', 1, 'offer', $1, 'converted', '', $3)""")
                .execute(Tuple.of(variant, sent, converted))
                .await()
                .atMost(PATIENCE);
    }

    private String variant(String leadId) {
        return pool.preparedQuery("SELECT variant FROM mail WHERE lead_id = $1 AND journey = 'pilot'")
                .execute(Tuple.of(leadId))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }
}
