package io.ripen.ingest.touchpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ripen.contracts.Topic;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class KafkaOutageIT {
    private static final String PATH = "/v1/touchpoints?writeKey=" + BrokerOnly.SERVER_KEY;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @BeforeEach
    void isReadyBefore() {
        awaitReadiness(200);
    }

    @AfterEach
    void bringKafkaBack() {
        RipenBackbone.kafka().resume();
        RipenBackbone.kafka().restart();
        awaitReadiness(200);
    }

    @Test
    void has503WhileKafkaHangsAndTakesTheSameEventsAfterwards() {
        post(event("h-0")).join();
        RipenBackbone.kafka().suspend();
        long start = System.nanoTime();

        HttpResponse<String> answer = post(event("h-1")).join();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().map())
                .containsEntry("Retry-After", List.of("2"))
                .containsEntry("Content-Type", List.of("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"kafka-unavailable\"");
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);

        RipenBackbone.kafka().resume();
        awaitReadiness(200);
        given().body(event("h-1")).post(PATH).then().statusCode(202);
        assertThat(ids()).containsOnly("h-0", "h-1").startsWith("h-0").endsWith("h-1");
    }

    @Test
    void has503WhileKafkaIsDownAndRecoversByItself() {
        given().body(event("k-1")).post(PATH).then().statusCode(202);
        RipenBackbone.kafka().kill();

        given().body(event("k-2")).post(PATH).then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);
        awaitReadiness(503);

        RipenBackbone.kafka().restart();
        awaitReadiness(200);
        given().body(event("k-2")).post(PATH).then().statusCode(202);
        assertThat(ids()).containsOnly("k-1", "k-2").startsWith("k-1");
    }

    @Test
    void refusesAtOnceWhatItCannotHold() {
        String large = Stream.generate(
                        () -> "{\"visitorId\":\"%s\",\"type\":\"custom\",\"facts\":{},\"properties\":{%s}}"
                                .formatted(visitor, largeProperties()))
                .limit(4)
                .toList()
                .toString();
        assertThat(post(large).join().statusCode()).isEqualTo(202);
        RipenBackbone.kafka().suspend();

        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(() -> post(large)).limit(40).toList();

        assertThat(answers.stream().map(CompletableFuture::join).toList())
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2"))
                .anySatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"overloaded\""))
                .anySatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"kafka-unavailable\""));
        given().get("/q/health/live").then().statusCode(200);
    }

    private static CompletableFuture<HttpResponse<String>> post(String body) {
        URI touchpoints = URI.create("http://127.0.0.1:" + RestAssured.port + PATH);
        return HTTP.sendAsync(
                HttpRequest.newBuilder(touchpoints)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String largeProperties() {
        return "\"p0\":\"x\""
                + Stream.iterate(1, i -> i + 1)
                        .limit(28)
                        .map(i -> ",\"p" + i + "\":\"" + "x".repeat(2000) + "\"")
                        .reduce("", String::concat);
    }

    private String event(String id) {
        return "{\"id\":\"" + id + "\",\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";
    }

    private List<String> ids() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor).stream()
                        .map(TopicRecord::id)
                        .toList();
    }

    private static void awaitReadiness(int status) {
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/ready").statusCode())
                                .isEqualTo(status));
    }
}
