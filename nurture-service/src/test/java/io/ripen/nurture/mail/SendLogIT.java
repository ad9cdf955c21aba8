package io.ripen.nurture.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The send log over a database that holds more than a page of it. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class SendLogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAILS = 2500;

    /** Settled long ago, so that no sender takes one; in threes of one instant, so that pages end between equals. */
    private static final String INSERT = """
            INSERT INTO mail (mail_key, lead_id, journey, journey_version, step, entry, template, purpose, state, attempts,
                settled_at, reason, message_id, cause, created_at)
            SELECT $1 || n, $1, $1, 1, 's', n, 'mql-welcome', 'contact-by-mail', CASE n % 5 WHEN 0 THEN 'FAILED'
                ELSE 'SENT' END, 1, timestamptz '2020-01-02', NULL, n || '@ripen.example', '{}'::jsonb,
                timestamptz '2020-01-01' + n / 3 * interval '1 second'
            FROM generate_series(1, $2) AS n""";

    @Inject
    Pool pool;

    private final String journey = UUID.randomUUID().toString();

    @BeforeEach
    void fillTheLog() {
        pool.preparedQuery(INSERT)
                .execute(Tuple.of(journey, MAILS))
                .replaceWithVoid()
                .await()
                .atMost(PATIENCE);
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role)).queryParam("journey", journey);
    }

    @Test
    void handsOutEveryMailOnceInOrder() {
        String body = as("marketer")
                .get("/v1/emails/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .extract()
                .asString();

        List<JsonObject> lines = body.lines().map(JsonObject::new).toList();
        assertThat(lines).hasSize(MAILS);
        assertThat(lines.stream().map(line -> line.getString("mailKey"))).doesNotHaveDuplicates();
        assertThat(lines.stream().map(line -> line.getString("createdAt"))).isSorted();
        assertThat(lines.getFirst().getMap())
                .containsKeys("leadId", "journey", "step", "state", "attempts", "settledAt", "messageId")
                .doesNotContainKeys("reason", "email");
    }

    @Test
    void isCsvWithAHeaderForWhoAsksForIt() {
        String body = as("privacy")
                .accept("text/csv")
                .get("/v1/emails/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(body).startsWith("createdAt,mailKey,leadId,");
        assertThat(body.lines()).hasSize(1 + MAILS).doesNotHaveDuplicates();
    }

    @Test
    void narrowsByTimeAndState() {
        assertThat(as("ops")
                        .queryParam("state", "FAILED")
                        .get("/v1/emails/export")
                        .asString()
                        .lines())
                .hasSize(MAILS / 5);
        assertThat(as("ops")
                        .queryParam("from", "2020-01-01T00:00:01Z")
                        .queryParam("to", "2020-01-01T00:00:03Z")
                        .get("/v1/emails/export")
                        .asString()
                        .lines())
                .hasSize(6);
        assertThat(as("ops")
                        .queryParam("to", "2019-12-31")
                        .get("/v1/emails/export")
                        .asString())
                .isBlank();
    }

    @Test
    void refusesWhatItCannotUnderstandAndWhoMayNot() {
        as("ops")
                .queryParam("state", "LOST")
                .get("/v1/emails/export")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-parameter"))
                .body("detail", containsString("SUPPRESSED"));
        as("sales").get("/v1/emails/export").then().statusCode(403).body("code", is("role-missing"));
        given().get("/v1/emails/export").then().statusCode(401);
    }
}
