package io.ripen.ingest.cloudevents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class CloudEventsIT {
    private static final String PATH = "/v1/cloudevents";
    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @Test
    void takesBinaryMode() {
        sender("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "b-1")
                .header("ce-source", "/crm")
                .header("ce-type", "ripen.touchpoint.v1")
                .header("ce-subject", visitor)
                .body("{\"type\":\"webinar-attended\",\"facts\":{\"email\":\"pat@example.com\"}}")
                .post(PATH)
                .then()
                .statusCode(202)
                .body("results[0].id", equalTo("/crm#b-1"));

        assertThat(read()).singleElement().satisfies(record -> {
            assertThat(record.data(TouchpointCaptured.class).type()).isEqualTo(TouchpointType.WEBINAR_ATTENDED);
            assertThat(record.data(TouchpointCaptured.class).origin().protocol())
                    .isEqualTo("cloudevents");
        });
    }

    @Test
    void takesStructuredAndBatchMode() {
        sender(STRUCTURED).body(event("s-1")).post(PATH).then().statusCode(202).body("accepted", equalTo(1));
        sender(BATCH)
                .body("[" + event("s-2") + ",{\"id\":\"s-3\"}," + event("s-4") + "]")
                .post(PATH)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(2), "results[1].code", equalTo("missing-member"));
        sender(BATCH).body("[]").post(PATH).then().statusCode(200);

        assertThat(read()).extracting(TopicRecord::id).containsExactly("/crm#s-1", "/crm#s-2", "/crm#s-4");
    }

    @Test
    void anEventThatCannotBeReadCostsOnlyItself() {
        String deep = event("deep").replace("{\"a\":1}", "[".repeat(65) + "]".repeat(65));

        sender(BATCH)
                .body("[" + event("r-1") + "," + deep + ",{\"x\":1e99999999999}," + event("r-2") + "]")
                .post(PATH)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("results.code", hasItems("limit-exceeded", "invalid-json"));

        assertThat(read()).extracting(TopicRecord::id).containsExactly("/crm#r-1", "/crm#r-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/cloudevents+xml", "text/plain"})
    void has415ForWhatIsNoneOfTheThreeModes(String contentType) {
        sender(contentType)
                .body(event("x").getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("application/cloudevents-batch+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json", "[1,"})
    void has400ForABodyThatIsNotJson(String body) {
        sender(STRUCTURED).body(body).post(PATH).then().statusCode(400).body("code", equalTo("invalid-json"));
        sender(BATCH).body(body).post(PATH).then().statusCode(400);
    }

    @Test
    void has401WithoutAKey() {
        given().contentType(STRUCTURED).body(event("x")).post(PATH).then().statusCode(401);
    }

    @Test
    void neverHasA5xxForMalformedInput() throws IOException, InterruptedException {
        Random random = Seeds.random("cloudevents-http-fuzz");
        for (int i = 0; i < 500; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + PATH))
                    .header("X-Write-Key", BrokerOnly.SERVER_KEY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(FuzzTest.event(random)));
            switch (random.nextInt(3)) {
                case 0 -> request.header("Content-Type", STRUCTURED);
                case 1 -> request.header("Content-Type", BATCH);
                default ->
                    request.header("ce-specversion", random.nextBoolean() ? "1.0" : "9%zz")
                            .header("ce-id", "%ff%")
                            .header("ce-source", random.nextBoolean() ? "/crm" : "a b:c")
                            .header("ce-type", "com.acme.x")
                            .header("ce-time", random.nextBoolean() ? "2026-11-20T10:00:00Z" : "now");
            }
            assertThat(HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isIn(200, 202, 400);
        }
    }

    private String event(String id) {
        return """
                {"specversion":"1.0","id":"%s","source":"/crm","type":"com.acme.deal","subject":"%s","data":{"a":1}}""".formatted(id, visitor);
    }

    private static RequestSpecification sender(String contentType) {
        return given().config(RestAssured.config()
                        .encoderConfig(RestAssured.config()
                                .getEncoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/cloudevents-batch+json", ContentType.TEXT)
                                .encodeContentTypeAs("application/cloudevents+xml", ContentType.TEXT)
                                .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)))
                .header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .contentType(contentType);
    }

    private List<TopicRecord> read() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor);
    }
}
