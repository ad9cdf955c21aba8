package io.ripen.lifecycle.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lifecycle.StageTopic;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicWriter;
import io.ripen.testkit.WebhookReceiver;
import io.ripen.testkit.WebhookReceiver.Hook;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class WebhooksIT {
    @Inject
    SecretBox box;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static StageTopic stages;

    private final Pool database;
    private final List<String> registered = new ArrayList<>();

    WebhooksIT(Pool database) {
        this.database = database;
    }

    @BeforeAll
    static void open() {
        stages = new StageTopic();
    }

    @AfterAll
    static void close() {
        stages.close();
    }

    @AfterEach
    void removeEndpoints() {
        registered.forEach(id -> ops().delete("/v1/webhooks/" + id));
    }

    @Test
    void deliversStepsAndHandoversSignedInOrderAndOnce() throws Exception {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 204)) {
            JsonPath endpoint = register(receiver.url());
            walk(lead, "LEAD", "MQL", "SAL");
            walk(lead, "LEAD", "MQL");
            stages.publish(StageTopic.handover(lead, 4, "SAL", AT.plusSeconds(4)));
            eventually(() -> assertThat(receiver.idsOf(lead)).hasSize(4));

            String last = lead();
            walk(last, "LEAD");
            eventually(() -> assertThat(receiver.idsOf(last)).hasSize(1));
            assertThat(receiver.idsOf(lead))
                    .containsExactly(
                            "stage-" + lead + "-1",
                            "stage-" + lead + "-2",
                            "stage-" + lead + "-3",
                            "lifecycle-" + lead + "-4");
            assertThat(receiver.hooksOf(lead)).allMatch(hook -> hook.isSignedWith(endpoint.getString("secret")));
            JsonNode body = receiver.hooksOf(lead).get(1).json();
            assertThat(body.get("type").asText()).isEqualTo("ripen.stage.changed.v1");
            assertThat(body.get("timestamp").asText()).isEqualTo("2026-03-01T10:00:02Z");
            assertThat(body.get("data").get("to").asText()).isEqualTo("MQL");
            assertThat(body.get("data").get("sequence").asInt()).isEqualTo(2);
        }
    }

    @Test
    void sendsNothingOfALeadUnderAForeignKey() {
        String lead = lead();
        String key = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            register(receiver.url());
            StageChanged step = StageTopic.step(new StageTopic.Step(lead, 1, null, "LEAD", AT, null));
            stages.writer()
                    .write(
                            EventType.STAGE_CHANGED,
                            new TopicWriter.Attributes("stage-" + lead + "-1", "/ripen/lifecycle", key, AT, 1L),
                            key,
                            step);
            walk(key, "LEAD");

            eventually(() -> assertThat(receiver.idsOf(key)).hasSize(1));
            assertThat(receiver.idsOf(lead)).isEmpty();
        }
    }

    @Test
    void sendsOnlyTheTypesThatAnEndpointAsksFor() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            register(Map.of("url", receiver.url(), "events", List.of("ripen.handover.requested.v1")));
            walk(lead, "LEAD", "MQL", "SAL");
            stages.publish(StageTopic.handover(lead, 4, "SAL", AT.plusSeconds(4)));

            eventually(() -> assertThat(receiver.idsOf(lead)).containsExactly("lifecycle-" + lead + "-4"));
        }
    }

    @Test
    void sendsAFailedEventAgainUnderTheSameIdBeforeAnyLaterOne() {
        String lead = lead();
        AtomicInteger requests = new AtomicInteger();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> requests.incrementAndGet() <= 3 ? 503 : 200)) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD", "MQL");

            eventually(() -> assertThat(receiver.idsOf(lead)).hasSize(5));
            String first = "stage-" + lead + "-1";
            assertThat(receiver.idsOf(lead)).containsExactly(first, first, first, first, "stage-" + lead + "-2");
            eventually(() -> ops().get("/v1/webhooks/" + id)
                    .then()
                    .body("failures", equalTo(0))
                    .body("delivered", greaterThanOrEqualTo(2))
                    .body("waiting", equalTo(0))
                    .body("lastFailure", equalTo("status-503"))
                    .body("lastSuccessAt", notNullValue()));
        }
    }

    @Test
    void isNotSlowedByAReceiverThatNeverAnswers() {
        String lead = lead();
        CountDownLatch never = new CountDownLatch(1);
        try (WebhookReceiver dead = new WebhookReceiver(hook -> waitFor(never));
                WebhookReceiver alive = new WebhookReceiver(hook -> 200)) {
            String deadId = register(dead.url()).getString("endpointId");
            register(alive.url());
            walk(lead, "LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER");

            eventually(() -> assertThat(alive.idsOf(lead)).hasSize(6));
            assertThat(dead.idsOf(lead)).doesNotContain("stage-" + lead + "-2");
            eventually(() -> ops().get("/v1/webhooks/" + deadId)
                    .then()
                    .body("lastFailure", equalTo("timeout"))
                    .body("waiting", greaterThanOrEqualTo(6))
                    .body("waitingSince", notNullValue()));
            never.countDown();
        }
    }

    @Test
    void disablesAnEndpointAfterTheAgreedFailuresAndLosesNothing() {
        String lead = lead();
        AtomicInteger status = new AtomicInteger(500);
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> status.get())) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD");
            eventually(() -> ops().get("/v1/webhooks/" + id)
                    .then()
                    .body("state", equalTo("disabled"))
                    .body("disabledReason", equalTo("status-500"))
                    .body("disabledAt", notNullValue())
                    .body("failures", equalTo(6)));
            assertThat(receiver.idsOf(lead)).hasSize(6).containsOnly("stage-" + lead + "-1");
            eventually(() ->
                    assertThat(ops().get("/q/metrics").asString()).contains("ripen_webhooks_endpoints_disabled 1.0"));

            stages.publish(step(lead, 2, "LEAD", "MQL"));
            eventually(() -> ops().get("/v1/webhooks/" + id).then().body("waiting", greaterThanOrEqualTo(2)));
            status.set(200);
            ops().post("/v1/webhooks/" + id + "/enable").then().statusCode(204);

            eventually(() -> assertThat(
                            receiver.idsOf(lead).subList(6, receiver.idsOf(lead).size()))
                    .containsExactly("stage-" + lead + "-1", "stage-" + lead + "-2"));
        }
    }

    @Test
    void disablesAnEndpointThatIsGoneAtOnce() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 410)) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD");

            eventually(() -> ops().get("/v1/webhooks/" + id).then().body("disabledReason", equalTo("status-410")));
            assertThat(receiver.idsOf(lead)).hasSize(1);
        }
    }

    @Test
    void doesNotFollowRedirects() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 307)) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD");

            eventually(() -> ops().get("/v1/webhooks/" + id).then().body("lastFailure", equalTo("status-307")));
        }
    }

    @Test
    void sendsAgainFromAnInstantUnderTheSameIds() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            String id = register(receiver.url()).getString("endpointId");
            Instant before = Instant.now().minusSeconds(1);
            walk(lead, "LEAD", "MQL");
            eventually(() -> assertThat(receiver.idsOf(lead)).hasSize(2));

            ops().body(Map.of("from", before.toString()))
                    .post("/v1/webhooks/" + id + "/replay")
                    .then()
                    .statusCode(200)
                    .body("queued", notNullValue());

            eventually(() -> assertThat(receiver.idsOf(lead))
                    .containsExactly(
                            "stage-" + lead + "-1",
                            "stage-" + lead + "-2",
                            "stage-" + lead + "-1",
                            "stage-" + lead + "-2"));
            ops().body(Map.of("from", Instant.now().plusSeconds(3600).toString()))
                    .post("/v1/webhooks/" + id + "/replay")
                    .then()
                    .body("queued", equalTo(0));
        }
    }

    /** What a killed instance leaves: its lease, which ends, and a request that may or may not have arrived. */
    @Test
    void sendsTheEventInFlightOnceMoreWhenItsInstanceEnded() {
        String lead = lead();
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        try (WebhookReceiver receiver =
                new WebhookReceiver(hook -> requests.incrementAndGet() == 1 ? waitFor(first) : 200)) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD", "MQL");
            eventually(() -> assertThat(receiver.idsOf(lead)).hasSize(1));

            expireLease(id);
            eventually(() -> assertThat(receiver.idsOf(lead)).hasSize(3));
            first.countDown();

            assertThat(receiver.idsOf(lead))
                    .containsExactly("stage-" + lead + "-1", "stage-" + lead + "-1", "stage-" + lead + "-2");
            eventually(() -> ops().get("/v1/webhooks/" + id)
                    .then()
                    .body("delivered", greaterThanOrEqualTo(2))
                    .body("failures", equalTo(0)));
        }
    }

    @Test
    void signsWithBothSecretsForAWhile() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            JsonPath endpoint = register(receiver.url());
            String id = endpoint.getString("endpointId");
            String secret = ops().post("/v1/webhooks/" + id + "/secret")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getString("secret");
            walk(lead, "LEAD");

            eventually(() -> assertThat(receiver.hooksOf(lead)).hasSize(1));
            Hook hook = receiver.hooksOf(lead).getFirst();
            assertThat(secret).isNotEqualTo(endpoint.getString("secret"));
            assertThat(hook.isSignedWith(secret)).isTrue();
            assertThat(hook.isSignedWith(endpoint.getString("secret"))).isTrue();
        }
    }

    @Test
    void sealsSecretsInTheDatabaseAlsoThoseThatWereKeptOpenBefore() throws Exception {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            JsonPath endpoint = register(receiver.url());
            String id = endpoint.getString("endpointId");
            String secret = endpoint.getString("secret");
            assertThat(stored(id)).startsWith("sealed:test:");

            try (Connection connection = RipenBackbone.postgres().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path to lifecycle");
                statement.executeUpdate(
                        "update webhook_endpoint set secret = '%s' where endpoint_id = '%s'".formatted(secret, id));
                assertThat(SecretsAtStart.renew(connection, box)).isEqualTo(1);
                assertThat(SecretsAtStart.renew(connection, box)).isZero();
            }

            assertThat(stored(id)).startsWith("sealed:test:").doesNotContain(secret);
            walk(lead, "LEAD");
            eventually(() -> assertThat(receiver.hooksOf(lead))
                    .singleElement()
                    .satisfies(hook -> assertThat(hook.isSignedWith(secret)).isTrue()));
        }
    }

    private static String stored(String endpoint) throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select secret from lifecycle.webhook_endpoint where endpoint_id = '" + endpoint + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Test
    void neverSendsWhatAnErasedLeadDid() {
        String lead = lead();
        AtomicInteger status = new AtomicInteger(500);
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> status.get())) {
            String id = register(receiver.url()).getString("endpointId");
            walk(lead, "LEAD");
            eventually(() -> ops().get("/v1/webhooks/" + id).then().body("state", equalTo("disabled")));
            int before = receiver.idsOf(lead).size();

            stages.writer()
                    .write(
                            EventType.LEAD_ERASURE_REQUESTED,
                            new TopicWriter.Attributes("erase-" + lead, "/test", lead, AT, 1L),
                            new LeadErasureRequested(lead, 1, "request-" + lead, AT));
            eventually(() -> ops().get("/v1/webhooks/" + id).then().body("waiting", equalTo(0)));
            status.set(200);
            ops().post("/v1/webhooks/" + id + "/enable").then().statusCode(204);
            ops().body(Map.of("from", "2020-01-01T00:00:00Z")).post("/v1/webhooks/" + id + "/replay");
            String last = lead();
            walk(last, "LEAD");

            eventually(() -> assertThat(receiver.idsOf(last)).hasSize(1));
            assertThat(receiver.idsOf(lead)).hasSize(before);
        }
    }

    @Test
    void keepsNothingThatComesAfterTheErasure() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            register(receiver.url());
            stages.writer()
                    .write(
                            EventType.LEAD_ERASURE_REQUESTED,
                            new TopicWriter.Attributes("erase-" + lead, "/test", lead, AT, 1L),
                            new LeadErasureRequested(lead, 1, "request-" + lead, AT));
            eventually(() -> assertThat(count("webhook_erased", lead)).isOne());
            eventually(() -> assertThat(count("erased_lead", lead)).isOne());
            // As it is while the lanes of stages are behind.
            change("delete from erased_lead where lead_id = $1", lead);

            walk(lead, "LEAD", "MQL");

            assertOnlyAnotherLeadIsKept(receiver, lead);
        }
    }

    @Test
    void keepsNothingOfALeadThatTheLanesOfStagesHaveForgotten() {
        String lead = lead();
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            register(receiver.url());
            change("insert into erased_lead (lead_id, request_id, erased_at) values ($1, 'r', now())", lead);

            walk(lead, "LEAD", "MQL");

            assertOnlyAnotherLeadIsKept(receiver, lead);
        }
    }

    /** Of leads of all partitions, so that one comes behind the erased lead's events on their lane. */
    private void assertOnlyAnotherLeadIsKept(WebhookReceiver receiver, String erased) {
        List<String> others = java.util.stream.IntStream.range(0, 100)
                .mapToObj(each -> lead())
                .toList();
        others.forEach(other -> walk(other, "LEAD"));
        eventually(() -> assertThat(others).allMatch(other -> count("webhook_event", other) == 1));
        eventually(() -> assertThat(receiver.idsOf(others.getLast())).hasSize(1));
        assertThat(count("webhook_event", erased)).isZero();
        assertThat(receiver.idsOf(erased)).isEmpty();
    }

    private long count(String table, String lead) {
        return database.preparedQuery("select count(*) from " + table + " where lead_id = $1")
                .executeAndAwait(Tuple.of(lead))
                .iterator()
                .next()
                .getLong(0);
    }

    private void change(String statement, String lead) {
        database.preparedQuery(statement).executeAndAwait(Tuple.of(lead));
    }

    @Test
    void listsEndpointsWithoutTheirSecretsAndRemovesThem() {
        try (WebhookReceiver receiver = new WebhookReceiver(hook -> 200)) {
            JsonPath endpoint = register(Map.of("url", receiver.url(), "description", "CRM"));
            String id = endpoint.getString("endpointId");

            ops().get("/v1/webhooks")
                    .then()
                    .statusCode(200)
                    .body("endpoints.endpointId", hasItem(id))
                    .body("endpoints.find { it.endpointId == '" + id + "' }.description", equalTo("CRM"))
                    .body(not(containsString(endpoint.getString("secret"))));
            ops().post("/v1/webhooks/" + id + "/disable").then().statusCode(204);
            ops().get("/v1/webhooks/" + id).then().body("disabledReason", equalTo("by-request"));
            ops().delete("/v1/webhooks/" + id).then().statusCode(204);

            for (String call : List.of("", "/enable", "/disable", "/secret")) {
                RequestSpecification request = ops();
                (call.isEmpty() ? request.get("/v1/webhooks/" + id) : request.post("/v1/webhooks/" + id + call))
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("webhook-unknown"));
            }
            ops().delete("/v1/webhooks/nonsense").then().statusCode(404).body("code", equalTo("webhook-unknown"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.7/hooks,              url,    allowed-networks",
        "http://169.254.169.254/latest,      url,    allowed-networks",
        "https://[::1]/hooks,                url,    allowed-networks",
        "http://1.1.1.1/hooks,               url,    allowed-networks",
        "https://user:pw@crm.example.com/,   url,    neither a user",
        "ftp://crm.example.com/,             url,    https://"
    })
    void saysWhatIsWrongWithAnEndpointAndWhatWouldBeRight(String url, String where, String remedy) {
        ops().body(Map.of("url", url))
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("code", equalTo("webhook-invalid"))
                .body("where", equalTo(where))
                .body("detail", containsString(remedy));
    }

    @Test
    void refusesUnknownTypesMissingMembersAndOtherRoles() {
        ops().body(Map.of("url", "https://crm.example.com/", "events", List.of("ripen.score.changed.v1")))
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("where", equalTo("events"))
                .body("detail", containsString("ripen.stage.changed.v1"));
        ops().body("{}").post("/v1/webhooks").then().statusCode(400).body("where", equalTo("url"));
        ops().body("{\"url\":\"https://crm.example.com/\",\"events\":[null]}")
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("where", equalTo("events"));
        ops().body("{\"url\":\"https://crm.example.com/\",\"description\":\"a\\u0000b\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("where", equalTo("description"));
        ops().body("{\"from\":99999999999999}")
                .post("/v1/webhooks/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(400)
                .body("where", equalTo("from"));
        ops().body("{}")
                .post("/v1/webhooks/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(400)
                .body("where", equalTo("from"));
        RestAssured.get("/v1/webhooks").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.withRoles("marketer", "sales"))
                .get("/v1/webhooks")
                .then()
                .statusCode(403);
    }

    private void expireLease(String endpoint) {
        String statement = "update webhook_endpoint set lease_until = '-infinity' where endpoint_id = $1";
        database.preparedQuery(statement).executeAndAwait(Tuple.of(UUID.fromString(endpoint)));
    }

    private JsonPath register(String url) {
        return register(Map.of("url", url));
    }

    private JsonPath register(Map<String, ?> request) {
        JsonPath answer = ops().body(request)
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/webhooks/"))
                .extract()
                .jsonPath();
        registered.add(answer.getString("endpointId"));
        return answer;
    }

    private static void walk(String lead, String... names) {
        for (int index = 0; index < names.length; index++) {
            stages.publish(step(lead, index + 1, index == 0 ? null : names[index - 1], names[index]));
        }
    }

    private static io.ripen.contracts.stage.StageChanged step(String lead, long sequence, String from, String to) {
        Instant since = from == null ? null : AT.plusSeconds(sequence - 1);
        return StageTopic.step(new StageTopic.Step(lead, sequence, from, to, AT.plusSeconds(sequence), since));
    }

    private static String lead() {
        return UUID.randomUUID().toString();
    }

    private static int waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
    }

    private static RequestSpecification ops() {
        return RestAssured.given().auth().oauth2(Tokens.withRoles("ops")).contentType(ContentType.JSON);
    }
}
