package io.ripen.ingest.touchpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.FactName;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class TouchpointsIT {
    private static final String PATH = "/v1/touchpoints?writeKey=" + BrokerOnly.SERVER_KEY;
    private static final int LIMIT = 2 * 1024 * 1024;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();
    private final Instant recently = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void has202OnlyOnceTheEventIsOnTheTopic() {
        String traceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Instant before = Instant.now().minusMillis(1);
        String event = """
                {"id": "e-1", "site": "www", "visitorId": "%s", "userId": "4711", "type": "form-fill", "name": "demo",
                 "timestamp": "%s", "page": {"url": "https://example.com/demo"},
                 "facts": {"email": "Ann@Example.com", "country": "de", "phone": null, "jobTitle": null},
                 "consents": [{"purpose": "contact-by-mail", "source": "demo"}], "properties": {"seats": 25, "f": true}}""".formatted(visitor, recently);

        given().header("traceparent", traceParent)
                .body(event)
                .post(PATH)
                .then()
                .statusCode(202)
                .contentType("application/json")
                .body("accepted", equalTo(1), "rejected", equalTo(0), "results", hasSize(1))
                .body("results[0]", equalTo(Map.of("id", "e-1", "outcome", "accepted")));

        TopicRecord record = only(Topic.TOUCHPOINTS, "v:" + visitor);
        assertThat(record.headers())
                .containsEntry(CloudEventHeaders.SPEC_VERSION, "1.0")
                .containsEntry(CloudEventHeaders.ID, "e-1")
                .containsEntry(CloudEventHeaders.SOURCE, "/ripen/ingest/www")
                .containsEntry(CloudEventHeaders.TYPE, "ripen.touchpoint.captured.v1")
                .containsEntry(CloudEventHeaders.SUBJECT, "v:" + visitor)
                .containsEntry(CloudEventHeaders.TIME, recently.toString())
                .containsEntry(CloudEventHeaders.CONTENT_TYPE, "application/json")
                .containsEntry(CloudEventHeaders.TRACE_PARENT, traceParent)
                .containsKey(CloudEventHeaders.DATA_SCHEMA)
                .doesNotContainKey(CloudEventHeaders.SEQUENCE);
        assertThat(record.timestamp()).isAfter(before);
        TouchpointCaptured data = record.data(TouchpointCaptured.class);
        assertThat(data.type()).isEqualTo(TouchpointType.FORM_FILL);
        assertThat(data.occurredAt()).isEqualTo(recently);
        assertThat(data.timeRule()).isEqualTo(TimeRule.CLIENT);
        assertThat(data.receivedAt()).isBetween(before, Instant.now());
        assertThat(data.facts()).satisfies(facts -> {
            assertThat(facts.email()).isEqualTo("ann@example.com");
            assertThat(facts.country()).isEqualTo("DE");
        });
        assertThat(data.withdrawnFacts()).containsExactly(FactName.PHONE, FactName.JOB_TITLE);
        assertThat(data.consents()).singleElement().satisfies(consent -> {
            assertThat(consent.purpose()).isEqualTo(ConsentPurpose.CONTACT_BY_MAIL);
            assertThat(consent.status()).isEqualTo(ConsentStatus.GRANTED);
            assertThat(consent.at()).isEqualTo(recently);
        });
        assertThat(data.properties())
                .containsEntry("f", new PropertyValue.Flag(true))
                .containsKey("seats");
    }

    @Test
    void generatesIdsInTimeOrderWhereNoneIsGiven() {
        post(event()).statusCode(202).body("results[0].id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*"));
    }

    @Test
    void takesTheGoodEventsOfABatchAndKeepsTheBadOnes() {
        String batch = """
                [{"id": "a", "site": "www", "visitorId": "%1$s", "type": "page-view"},
                 {"id": "b", "visitorId": "%1$s", "type": "pageview"},
                 {"id": "a", "visitorId": "%1$s", "type": "download"},
                 {"visitorId": "%1$s", "type": "page-view", "facts": {"mail": "x"}},
                 {"broken" 1}]""".formatted(visitor);

        post(batch)
                .statusCode(202)
                .body("accepted", equalTo(1), "rejected", equalTo(3))
                .body(
                        "results.outcome",
                        equalTo(List.of("accepted", "rejected", "duplicate-id-in-request", "rejected", "rejected")))
                .body("results[1].id", equalTo("b"), "results[1].code", equalTo("unknown-value"))
                .body("results[1].pointer", equalTo("/type"), "results[1].detail", containsString("page-view"))
                .body("results[3].code", equalTo("unknown-member"), "results[3].pointer", equalTo("/facts/mail"))
                .body("results[3].detail", containsString("email"))
                .body("results[4].code", equalTo("invalid-json"), "results[4].pointer", equalTo(""));

        assertThat(only(Topic.TOUCHPOINTS, "v:" + visitor).id()).isEqualTo("a");
        List<TopicRecord> rejected = read(Topic.TOUCHPOINTS_REJECTED, "www").stream()
                .filter(record ->
                        record.data(TouchpointRejected.class).payload().contains(visitor))
                .toList();
        assertThat(rejected).hasSize(2).allSatisfy(record -> {
            assertThat(record.type()).isEqualTo("ripen.touchpoint.rejected.v1");
            assertThat(record.header(CloudEventHeaders.SOURCE)).isEqualTo("/ripen/ingest/www");
        });
        assertThat(rejected.getFirst().data(TouchpointRejected.class)).satisfies(data -> {
            assertThat(data.code()).isEqualTo("unknown-value");
            assertThat(data.protocol()).isEqualTo("native");
            assertThat(data.payload()).startsWith("{\"id\": \"b\"").endsWith("\"pageview\"}");
            assertThat(rejected.getFirst().id()).isEqualTo(data.rejectionId());
        });
    }

    @Test
    void marksWhatAServerImports() {
        given().header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .body(event())
                .post("/v1/touchpoints/import")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));

        assertThat(only(Topic.TOUCHPOINTS, "v:" + visitor).value()).contains("\"protocol\":\"import\"");
        given().header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .body(event())
                .post("/v1/touchpoints/import")
                .then()
                .statusCode(403)
                .body("code", equalTo("server-key-needed"));
    }

    @Test
    void has200IfNothingWasAccepted() {
        post("[{}, 1, null]").statusCode(200).body("accepted", equalTo(0), "rejected", equalTo(3));
        post("[]").statusCode(200).body("results", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain; charset=ascii",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/x-ndjson",
                "///",
                ";;;=",
            })
    void decidesByTheBytesAndNotByTheContentType(String contentType) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(PATH))
                .header("Content-Type", contentType)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(event() + "\n" + event()))
                .build();

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(read(Topic.TOUCHPOINTS, "v:" + visitor)).hasSize(2);
    }

    @Test
    void keepsTheOrderOfAVisitorsEvents() {
        List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "o-" + i).toList();
        String batch = ids.stream()
                .map(id -> event().replace("{", "{\"id\":\"" + id + "\","))
                .collect(Collectors.joining(",", "[", "]"));

        post(batch).statusCode(202).body("accepted", equalTo(1000));

        assertThat(read(Topic.TOUCHPOINTS, "v:" + visitor))
                .extracting(TopicRecord::id)
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "{", "[", "{\"type\":\"page-view\",}", "[{}"})
    void has400WithThePlaceForABodyThatIsNotJson(String body) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-json"), "status", equalTo(400))
                .body("where", startsWith("line 1, column "), "detail", not(equalTo("")));
    }

    @Test
    void has413ForTooManyEvents() {
        post("[" + "{},".repeat(1000) + "{}]")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-many-events"));
    }

    @Test
    void takesABodyOfTheLargestSize() {
        post(event() + " ".repeat(LIMIT - event().length())).statusCode(202);
    }

    @Test
    void has413ForABodyWithALengthThatIsTooLarge() throws IOException, InterruptedException {
        byte[] body = event().concat(" ".repeat(LIMIT)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(PATH))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"code\":\"body-too-large\"");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void has413ForABodyWithoutALengthThatIsTooLarge() throws IOException, InterruptedException {
        byte[] body = event().concat(" ".repeat(LIMIT)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(PATH))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"code\":\"body-too-large\"");
    }

    @Test
    void has413ForABodyThatDoesNotEnd() throws IOException, InterruptedException {
        HttpRequest endless = HttpRequest.newBuilder(uri(PATH))
                .POST(HttpRequest.BodyPublishers.ofInputStream(EndlessBlanks::new))
                .build();
        int status = 413;
        try {
            status = send(endless).statusCode();
        } catch (IOException closedWhileStillSending) {
            assertThat(closedWhileStillSending).isNotNull();
        }
        assertThat(status).isEqualTo(413);
        post(event()).statusCode(202);
    }

    private static final class EndlessBlanks extends InputStream {
        @Override
        public int read() {
            return ' ';
        }
    }

    @Test
    void has408ForABodyThatDoesNotCome() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(30_000);
            String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{".formatted(PATH);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"body-too-slow\"");
        }
    }

    @Test
    void takesHttp2() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(uri(PATH))
                                .POST(HttpRequest.BodyPublishers.ofString(event() + " ".repeat(100_000)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }
    }

    @Test
    void takesAChunkedBody() throws IOException, InterruptedException {
        byte[] body = event().concat(" ".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(PATH))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }

    @Test
    void hasProblemsForWhatIsNotThere() {
        given().get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"), "title", not(equalTo("")));
        given().get("/v1/touchpoints")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
    }

    @Test
    void neverHasA5xxForMalformedInput() throws IOException, InterruptedException {
        Random random = Seeds.random("ingest-http-fuzz");
        for (int i = 0; i < 1000; i++) {
            byte[] body = MutatedBodies.next(random);
            HttpResponse<String> response = send(HttpRequest.newBuilder(uri(PATH))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build());
            assertThat(response.statusCode())
                    .as("body %d: %s", i, response.body())
                    .isIn(200, 202, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void survivesDeepNesting(int depth) {
        post("[".repeat(depth) + "]".repeat(depth)).statusCode(200).body("results[0].code", equalTo("limit-exceeded"));
        post("{\"a\":".repeat(depth / 5)).statusCode(200).body("results[0].code", equalTo("limit-exceeded"));
    }

    @ParameterizedTest
    @MethodSource("io.ripen.ingest.touchpoint.OpenApiTest#requestExamples")
    void takesTheExamplesOfItsDescription(JsonNode example) {
        int rejected = example.toString().contains("\"pageview\"") ? 1 : 0;

        post(example.toString()).statusCode(202).body("rejected", equalTo(rejected));
    }

    @Test
    void tellsOfItself() {
        post("[" + event() + ", {}]").statusCode(202);

        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", equalTo(RestAssured.get("/q/openapi?format=json").path("paths")))
                .body("paths.'/v1/touchpoints'.post.operationId", equalTo("takeTouchpoints"));
        given().get("/q/health/ready").then().statusCode(200).body("checks.status", everyItem(equalTo("UP")));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ripen_ingest_touchpoints_total{outcome=\"accepted\",protocol=\"native\"}"))
                .body(containsString("ripen_ingest_touchpoints_total{outcome=\"rejected\",protocol=\"native\"}"))
                .body(containsString("ripen_ingest_request_seconds_count"))
                .body(containsString("ripen_ingest_in_flight_bytes 0.0"));
    }

    private String event() {
        return "{\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";
    }

    private static ValidatableResponse post(String body) {
        return given().body(body.getBytes(StandardCharsets.UTF_8)).post(PATH).then();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    private static TopicRecord only(Topic topic, String key) {
        List<TopicRecord> records = read(topic, key);
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    private static List<TopicRecord> read(Topic topic, String key) {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers()).readKey(topic.topicName(), key);
    }
}
