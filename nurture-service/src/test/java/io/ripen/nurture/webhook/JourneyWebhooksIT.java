package io.ripen.nurture.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.ripen.nurture.mail.Scene;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.WebhookReceiver;
import io.ripen.testkit.WebhookReceiver.Hook;
import io.vertx.mutiny.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads in a journey that tells two systems of them, from the topic to the receivers. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class JourneyWebhooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final WebhookSettings settings;
    private final Pool pool;

    JourneyWebhooksIT(WebhookSettings settings, Pool pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** What an earlier test left waiting is of no interest to the next one. */
    @BeforeEach
    void forgetEarlierCalls() {
        pool.query("TRUNCATE webhook_event, webhook_delivery").executeAndAwait();
        List.of("crm", "slack")
                .forEach(endpoint -> ops().post("/v1/webhooks/" + endpoint + "/enable")
                        .then()
                        .statusCode(204));
    }

    @Test
    void tellsOnceAndSignedWhichStepALeadReached() {
        try (WebhookReceiver crm = receiver("crm", hook -> 204);
                WebhookReceiver slack = receiver("slack", hook -> 200);
                Scene scene = Scene.withAnyAddress()) {
            scene.scores(1, "61.00");
            scene.isKnownToScore("61.00");
            scene.entersStage(1, "TOLD");
            scene.entersStage(1, "TOLD");
            eventually(() -> assertThat(crm.idsOf(scene.leadId)).hasSize(1));
            eventually(() -> assertThat(slack.idsOf(scene.leadId)).hasSize(1));

            Hook hook = crm.hooksOf(scene.leadId).getFirst();
            JsonNode data = hook.json().path("data");
            assertThat(hook.isSignedWith(SmtpGateResource.NEW_SECRET)).isTrue();
            assertThat(hook.isSignedWith(SmtpGateResource.OLD_SECRET)).isTrue();
            assertThat(slack.hooksOf(scene.leadId).getFirst().isSignedWith(SmtpGateResource.NEW_SECRET))
                    .isFalse();
            assertThat(hook.id())
                    .isNotEqualTo(slack.idsOf(scene.leadId).getFirst())
                    .doesNotContain(scene.leadId);
            assertThat(hook.json().path("type").asText()).isEqualTo("ripen.journey.step-reached.v1");
            assertThat(data.path("journey").asText()).isEqualTo("told");
            assertThat(data.path("step").asText()).isEqualTo("tell-crm");
            assertThat(data.path("entry").asInt()).isEqualTo(1);
            assertThat(data.path("stage").asText()).isEqualTo("TOLD");
            assertThat(data.path("score").decimalValue()).isEqualByComparingTo("61");
            assertThat(data.at("/facts/email").asText()).isEqualTo(scene.email);

            eventually(() -> sales().get("/v1/leads/{id}/webhooks", scene.leadId)
                    .then()
                    .statusCode(200)
                    .body("calls.step", equalTo(List.of("tell-slack", "tell-crm")))
                    .body("calls.id", hasItem(hook.id()))
                    .body("calls.state", everyItem(equalTo("delivered")))
                    .body("calls.deliveredAt", everyItem(notNullValue())));
            sales().get("/v1/leads/{id}/journeys", scene.leadId)
                    .then()
                    .body("journeys.find { it.journey == 'told' }.step", equalTo("a-day"));
            assertThat(crm.idsOf(scene.leadId)).hasSize(1);
        }
    }

    @Test
    void callsAgainUnderTheSameIdUntilTheReceiverHasItAndKeepsNobodyElseWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        ToIntFunction<Hook> failsHangsThenAccepts = hook -> switch (requests.incrementAndGet()) {
            case 1, 2 -> 503;
            case 3 -> waitFor(never);
            default -> 200;
        };
        try (WebhookReceiver crm = receiver("crm", failsHangsThenAccepts);
                WebhookReceiver slack = receiver("slack", hook -> 200);
                Scene first = Scene.withAnyAddress();
                Scene second = Scene.withAnyAddress()) {
            first.entersStage(1, "TOLD");
            eventually(() -> assertThat(requests).hasValueGreaterThanOrEqualTo(3));
            second.entersStage(1, "TOLD");
            eventually(() -> assertThat(slack.idsOf(second.leadId)).hasSize(1));
            assertThat(crm.idsOf(second.leadId)).isEmpty();

            eventually(() -> assertThat(crm.idsOf(second.leadId)).hasSize(1));
            assertThat(crm.idsOf(first.leadId))
                    .hasSize(4)
                    .containsOnly(crm.idsOf(first.leadId).getFirst());
            ops().get("/v1/webhooks/crm")
                    .then()
                    .statusCode(200)
                    .body("host", equalTo("127.0.0.1"))
                    .body("state", equalTo("active"))
                    .body("lastFailure", equalTo("timeout"));
            never.countDown();
        }
    }

    @Test
    void disablesAReceiverThatStaysAwayLosesNothingAndSendsAgainOnRequest() {
        Instant before = Instant.now().minusSeconds(1);
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "TOLD");
            eventually(() -> ops().get("/v1/webhooks/crm")
                    .then()
                    .body("state", equalTo("disabled"))
                    .body("disabledReason", equalTo("connection-refused"))
                    .body("failures", equalTo(6))
                    .body("waiting", greaterThanOrEqualTo(1)));
            ops().get("/v1/webhooks/crm/calls?state=waiting")
                    .then()
                    .statusCode(200)
                    .body("calls.leadId", hasItem(scene.leadId));

            try (WebhookReceiver crm = receiver("crm", hook -> 200)) {
                ops().post("/v1/webhooks/crm/enable").then().statusCode(204);
                eventually(() -> assertThat(crm.idsOf(scene.leadId)).hasSize(1));
                eventually(() -> ops().get("/v1/webhooks/crm/calls?state=delivered")
                        .then()
                        .body("calls.leadId", hasItem(scene.leadId)));

                ops().body(Map.of("from", before.toString()))
                        .post("/v1/webhooks/crm/replay")
                        .then()
                        .statusCode(200)
                        .body("queued", greaterThanOrEqualTo(1));
                eventually(() -> assertThat(crm.idsOf(scene.leadId))
                        .hasSize(2)
                        .containsOnly(crm.idsOf(scene.leadId).getFirst()));
            }
        }
    }

    /** What a killed instance leaves: its lease, which ends. */
    @Test
    void goesOnWhereAKilledInstanceStopped() {
        try (Scene scene = Scene.withAnyAddress()) {
            ops().post("/v1/webhooks/crm/disable").then().statusCode(204);
            scene.entersStage(1, "TOLD");
            eventually(() -> ops().get("/v1/webhooks/crm").then().body("waiting", equalTo(1)));
            AtomicInteger early = new AtomicInteger();
            try (WebhookReceiver crm = receiver("crm", hook -> {
                early.addAndGet(leaseIsOver() ? 0 : 1);
                return 200;
            })) {
                pool.query("UPDATE webhook_endpoint SET state = 'active', lease_token = gen_random_uuid(),"
                                + " lease_until = now() + interval '2s' WHERE name = 'crm'")
                        .executeAndAwait();
                eventually(() -> assertThat(crm.idsOf(scene.leadId)).hasSize(1));
                assertThat(early).hasValue(0);
            }
        }
    }

    @Test
    void neverTellsOfAnErasedLead() {
        AtomicInteger status = new AtomicInteger(500);
        try (WebhookReceiver crm = receiver("crm", hook -> status.get());
                Scene erased = Scene.withAnyAddress();
                Scene other = Scene.withAnyAddress()) {
            erased.entersStage(1, "TOLD");
            eventually(() -> ops().get("/v1/webhooks/crm").then().body("state", equalTo("disabled")));
            int told = crm.idsOf(erased.leadId).size();

            erased.asksForErasure(1);
            eventually(() -> ops().get("/v1/webhooks/crm").then().body("waiting", equalTo(0)));
            status.set(200);
            ops().post("/v1/webhooks/crm/enable").then().statusCode(204);
            ops().body(Map.of("from", "2020-01-01T00:00:00Z"))
                    .post("/v1/webhooks/crm/replay")
                    .then()
                    .body("queued", equalTo(0));
            erased.entersStage(2, "TOLD");
            other.entersStage(1, "TOLD");

            eventually(() -> assertThat(crm.idsOf(other.leadId)).hasSize(1));
            assertThat(crm.idsOf(erased.leadId)).hasSize(told);
            sales().get("/v1/leads/{id}/webhooks", erased.leadId).then().body("calls", empty());
        }
    }

    @Test
    void listsEndpointsWithoutSecretsAndPaths() {
        ops().get("/v1/webhooks")
                .then()
                .statusCode(200)
                .body("endpoints.name", hasItem("crm"))
                .body("endpoints", hasSize(2));
        assertThat(ops().get("/v1/webhooks").asString()).doesNotContain("whsec_", "tenant");
        for (String call : List.of("/nothing", "/nothing/calls")) {
            ops().get("/v1/webhooks" + call).then().statusCode(404).body("code", equalTo("webhook-unknown"));
        }
        ops().post("/v1/webhooks/nothing/enable").then().statusCode(404);
        ops().get("/v1/webhooks/crm/calls?state=lost").then().statusCode(400);
        ops().body("{}").post("/v1/webhooks/crm/replay").then().statusCode(400);
        ops().body("{\"from\": \"-99999-01-01T00:00:00Z\"}")
                .post("/v1/webhooks/crm/replay")
                .then()
                .statusCode(400);
        ops().body("{\"from\": \"yesterday\"}")
                .post("/v1/webhooks/crm/replay")
                .then()
                .statusCode(400);
        sales().get("/v1/webhooks").then().statusCode(403);
        assertThat(ops().get("/q/metrics").asString()).contains("ripen_webhooks_attempts_total");
        sales().get("/v1/leads/nobody/webhooks").then().statusCode(200).body("calls", not(hasItem(notNullValue())));
    }

    private WebhookReceiver receiver(String endpoint, ToIntFunction<Hook> status) {
        URI url = URI.create(settings.endpoints().get(endpoint).url());
        return new WebhookReceiver(url.getPort(), status);
    }

    private boolean leaseIsOver() {
        return pool.query("SELECT lease_until > now() + interval '2s' FROM webhook_endpoint WHERE name = 'crm'")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static int waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
    }

    private static RequestSpecification ops() {
        return as("ops");
    }

    private static RequestSpecification sales() {
        return as("sales");
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(role)).contentType(ContentType.JSON);
    }
}
