package io.ripen.ingest.touchpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class KafkaOutageIT {
    private static final String PATH = "/v1/touchpoints?writeKey=" + BrokerOnly.SERVER_KEY;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @AfterEach
    void bringKafkaBack() {
        RipenBackbone.kafka().resume();
        RipenBackbone.kafka().restart();
        awaitDirect();
    }

    @Test
    void spoolsWhileKafkaHangsAndSendsInOrderAfterwards() {
        post(event("h-0")).join();
        RipenBackbone.kafka().suspend();

        assertThat(timeOf202("h-1")).isLessThan(Duration.ofSeconds(5));
        assertThat(timeOf202("h-2")).isLessThan(Duration.ofSeconds(1));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'storage' }.data.route", equalTo("spooling"));

        RipenBackbone.kafka().resume();
        awaitDirect();
        given().body(event("h-3")).post(PATH).then().statusCode(202);
        assertThat(firstCopies(visitor)).containsExactly("h-0", "h-1", "h-2", "h-3");
    }

    @Test
    void spoolsWhileKafkaIsDownAndSendsInOrderAfterwards() {
        given().body(event("k-0")).post(PATH).then().statusCode(202);
        RipenBackbone.kafka().kill();

        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "k-" + i).toList();
        ids.stream().skip(1).forEach(id -> assertThat(timeOf202(id)).isLessThan(Duration.ofSeconds(5)));
        given().get("/q/health/ready").then().statusCode(200);

        RipenBackbone.kafka().restart();
        awaitDirect();
        assertThat(firstCopies(visitor)).isEqualTo(ids);
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachVisitorWhileKafkaComesAndGoesUnderLoad() {
        try (Load load = new Load(RestAssured.port, PATH, 8)) {
            for (int i = 0; i < 2; i++) {
                load.awaitMore(200);
                RipenBackbone.kafka().suspend();
                load.awaitMore(200);
                RipenBackbone.kafka().resume();
                load.awaitMore(200);
                RipenBackbone.kafka().kill();
                load.awaitMore(200);
                RipenBackbone.kafka().restart();
            }
            load.awaitMore(200);
            Map<String, List<String>> accepted = load.stop();
            awaitDirect();

            assertThat(load.refused()).isZero();
            accepted.forEach((visitorOfLoad, ids) ->
                    assertThat(firstCopies(visitorOfLoad)).as(visitorOfLoad).isEqualTo(ids));
        }
    }

    @Test
    void refusesAtOnceWhatItCannotHold() {
        String large = large();
        assertThat(post(large).join().statusCode()).isEqualTo(202);
        RipenBackbone.kafka().suspend();

        List<HttpResponse<String>> answers = Stream.generate(() -> post(large)).limit(40).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 202))
                .isNotEmpty()
                .allSatisfy(KafkaOutageIT::isOverloaded);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void has503OnceTheSpoolIsFullAndRecoversByItself() {
        RipenBackbone.kafka().kill();
        List<String> taken = new ArrayList<>();
        HttpResponse<String> answer = post(large()).join();
        while (answer.statusCode() == 202) {
            taken.add(answer.body());
            assertThat(taken).hasSizeLessThan(100);
            answer = post(large()).join();
        }

        assertThat(taken).hasSizeGreaterThan(10);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().map())
                .containsEntry("Retry-After", List.of("2"))
                .containsEntry("Content-Type", List.of("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"kafka-unavailable\"");
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);

        RipenBackbone.kafka().restart();
        awaitDirect();
        given().body(event("f-1")).post(PATH).then().statusCode(202);
        assertThat(firstCopies(visitor)).hasSize(4 * taken.size() + 1).endsWith("f-1");
    }

    @Test
    void setsAsideWhatTheTopicIsTooSmallForAndSendsTheOthers() throws Exception {
        given().body(event("l-0")).post(PATH).then().statusCode(202);
        // Less than the largest event that is taken, and more than the producer's batches.
        mostBytes("68000");
        try {
            form(75_000).then().statusCode(200);
            given().body(event("l-1")).post(PATH).then().statusCode(202);

            await().atMost(RECOVERY).untilAsserted(() -> assertThat(setAside()).isEqualTo("1.0"));
            awaitDirect();
            given().body(event("l-2")).post(PATH).then().statusCode(202);
            assertThat(firstCopies(visitor)).containsExactly("l-0", "l-1", "l-2");
        } finally {
            mostBytes("1048588");
        }
    }

    /** A form of about so many bytes that do not compress. */
    private Response form(int bytes) {
        Random random = ThreadLocalRandom.current();
        RequestSpecification form = given().header("Origin", "https://www.example.com")
                .queryParam("writeKey", BrokerOnly.BROWSER_KEY)
                .formParam("email", "pat@example.com")
                .formParam("visitorId", visitor);
        for (int field = 0; field < bytes / 2000; field++) {
            form.formParam("field-" + field, noise(random));
        }
        return form.post("/v1/forms/book-a-demo");
    }

    private static String setAside() {
        String name = "ripen_ingest_spool_aside_events ";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private static void mostBytes(String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.TOUCHPOINTS.topicName());
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RipenBackbone.kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
        }
    }

    private static void isOverloaded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.body()).contains("\"code\":\"overloaded\"");
    }

    private Duration timeOf202(String id) {
        long start = System.nanoTime();
        assertThat(post(event(id)).join().statusCode()).as(id).isEqualTo(202);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static CompletableFuture<HttpResponse<String>> post(String body) {
        URI touchpoints = URI.create("http://127.0.0.1:" + RestAssured.port + PATH);
        return HTTP.sendAsync(
                HttpRequest.newBuilder(touchpoints)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Four events of 56 kB each that do not compress. */
    private String large() {
        Random random = ThreadLocalRandom.current();
        return Stream.generate(() -> IntStream.range(0, 28)
                        .mapToObj(i -> "\"p" + i + "\":\"" + noise(random) + "\"")
                        .collect(Collectors.joining(
                                ",", "{\"visitorId\":\"" + visitor + "\",\"type\":\"custom\",\"properties\":{", "}}")))
                .limit(4)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String noise(Random random) {
        byte[] bytes = new byte[1500];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String event(String id) {
        return "{\"id\":\"" + id + "\",\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";
    }

    /** A visitor's events as consumers see them, which drop what they have seen. */
    private static List<String> firstCopies(String visitorId) {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitorId).stream()
                        .map(TopicRecord::id)
                        .distinct()
                        .toList();
    }

    private static void awaitDirect() {
        await().atMost(RECOVERY)
                .untilAsserted(() -> RestAssured.get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'storage' }.data.route", equalTo("direct")));
    }
}
