package io.ripen.ingest.segment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.lanes.json.EventJson;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.TopicReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDKs of Segment and RudderStack need of the wire, and what they must never meet there. */
@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class SegmentIT {
    private static final String SERVER_KEY = "server-key-of-www-0001";
    private static final String BROWSER_KEY = "browser-key-of-www-0001";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "track",
                "identify",
                "page",
                "screen",
                "group",
                "alias",
                "batch",
                "import",
                "t",
                "i",
                "p",
                "s",
                "g",
                "a",
                "b"
            })
    void takesEveryPathWithAndWithoutASlashAtItsEnd(String path) throws IOException, InterruptedException {
        assertTaken(send(post("/v1/" + path, page())));
        assertTaken(send(post("/v1/" + path + "/", page())));

        assertThat(touchpoints())
                .hasSize(2)
                .allSatisfy(touchpoint -> assertThat(touchpoint.type()).isEqualTo(TouchpointType.PAGE_VIEW));
    }

    @ParameterizedTest
    @CsvSource({
        "track, form-fill",
        "t, form-fill",
        "identify, identify",
        "i, identify",
        "page, page-view",
        "screen, page-view",
        "group, identify",
        "alias, identify"
    })
    void takesTheKindFromThePath(String path, String type) throws IOException, InterruptedException {
        assertTaken(send(post("/v1/" + path, """
                {"anonymousId": "%s", "event": "Form Submitted"}""".formatted(visitor))));

        assertThat(touchpoints())
                .singleElement()
                .satisfies(
                        touchpoint -> assertThat(touchpoint.type().wireName()).isEqualTo(type));
    }

    @Test
    void takesIdsThatAreRightForTheSdksOnly() throws IOException, InterruptedException {
        assertTaken(send(post("/v1/track", """
                {"anonymousId": "%s", "userId": "Ann Example", "messageId": "%s", "event": "x"}""".formatted(visitor, "m".repeat(200)))));

        assertThat(touchpoints()).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.userId()).matches("h-[0-9a-f]{64}");
            assertThat(touchpoint.touchpointId()).matches("h-[0-9a-f]{64}");
        });
    }

    @Test
    void takesTheKeyFromWhereverSdksPutIt() throws IOException, InterruptedException {
        String inBody = "{\"writeKey\": \"%s\", \"batch\": [%s]}".formatted(BROWSER_KEY, page());

        assertTaken(send(bare("/v1/batch", page()).header("Authorization", basic(SERVER_KEY + ":"))));
        assertTaken(send(bare("/v1/batch", page()).header("Authorization", basic(SERVER_KEY))));
        assertTaken(send(bare("/v1/batch", page()).header("X-Write-Key", SERVER_KEY)));
        assertTaken(send(bare("/v1/batch?writeKey=" + BROWSER_KEY, page())));
        assertTaken(send(bare("/beacon/v1/batch?writeKey=" + BROWSER_KEY, page())));
        assertTaken(send(bare("/v1/b", inBody)));
        assertTaken(send(bare("/v1/p", page().replace("{", "{\"writeKey\": \"" + BROWSER_KEY + "\","))));

        assertThat(touchpoints()).hasSize(7);
    }

    @Test
    void has401ForAKeyThatIsNobodys() throws IOException, InterruptedException {
        assertProblem(send(bare("/v1/batch", page())), 401, "no-key");
        assertProblem(send(bare("/v1/batch", page()).header("X-Write-Key", "nobodys-key")), 401, "unknown-key");
        assertProblem(send(bare("/v1/b", "{\"writeKey\": 5, \"batch\": []}")), 401, "unknown-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "image/png",
                "///"
            })
    void takesWhateverContentTypeWithGzipThatIsLabelledOrNot(String type) throws IOException, InterruptedException {
        assertTaken(send(postBytes("/v1/batch", gzip(batch("a", 2))).header("Content-Type", type)));
        assertTaken(send(postBytes("/v1/batch", gzip(batch("b", 2)))
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")));
        assertTaken(send(postBytes("/v1/batch", batch("c", 2).getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")));

        assertThat(touchpoints()).hasSize(6);
    }

    @Test
    void takesAChunkedBatchFarBeyondWhatSdksMeanToSend() throws IOException, InterruptedException {
        int calls = 2000;
        byte[] body = batch("", calls).getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSizeGreaterThan(1_500_000);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/v1/batch"))
                .header("X-Write-Key", SERVER_KEY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertTaken(send(chunked));

        assertThat(touchpoints())
                .extracting(TouchpointCaptured::touchpointId)
                .isEqualTo(IntStream.range(0, calls).mapToObj(Integer::toString).toList());
    }

    @Test
    void has200WithWhatBecameOfEachCallOfAMixedBatch() throws IOException, InterruptedException {
        HttpResponse<String> response = send(post("/v1/batch", """
                {"batch": [{"type": "page", "anonymousId": "%1$s", "messageId": "a"}, {"type": "page"}, {"type": 5}, null,
                 {"type": "track", "anonymousId": "%1$s"}, {"broken" 1},
                 {"type": "page", "anonymousId": "%1$s", "messageId": "a"}]}""".formatted(visitor)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = BoundedJson.MAPPER.readTree(response.body());
        assertThat(answer.path("success").booleanValue()).isTrue();
        assertThat(answer.path("accepted").intValue()).isEqualTo(1);
        assertThat(answer.path("rejected").intValue()).isEqualTo(5);
        assertThat(answer.findValuesAsText("outcome"))
                .containsExactly(
                        "accepted",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "rejected",
                        "duplicate-id-in-request");
        assertThat(answer.findValuesAsText("code"))
                .containsExactly("missing-member", "unknown-value", "wrong-type", "missing-member", "invalid-json");
        assertThat(touchpoints()).hasSize(1);
    }

    @Test
    void keepsWhatItDidNotTake() throws IOException, InterruptedException {
        String call = "{\"type\":\"track\",\"anonymousId\":\"" + visitor + "\"}";

        assertTaken(send(post("/v1/batch", "{\"batch\":[" + call + "]}")));

        assertThat(new TopicReader(RipenBackbone.kafka().bootstrapServers())
                        .readKey(Topic.TOUCHPOINTS_REJECTED.topicName(), "www").stream()
                                .map(record -> record.data(TouchpointRejected.class))
                                .filter(rejected -> rejected.payload().contains(visitor)))
                .singleElement()
                .satisfies(rejected -> {
                    assertThat(rejected.protocol()).isEqualTo("segment");
                    assertThat(rejected.code()).isEqualTo("missing-member");
                    assertThat(rejected.pointer()).isEqualTo("/event");
                    assertThat(rejected.payload()).isEqualTo(call);
                });
    }

    @Test
    void takesARejectedCallOnceItIsUnderstood() throws IOException, InterruptedException {
        Instant receivedAt = Instant.parse("2026-11-21T08:00:00Z");
        TouchpointRejected rejected = new TouchpointRejected(
                visitor, "www", "segment", "unknown-value", "/type", "Allowed were fewer.", page(), receivedAt, null);

        assertTaken(send(postBytes("/v1/rejected/replay", EventJson.write(rejected))));

        assertThat(touchpoints()).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.type()).isEqualTo(TouchpointType.PAGE_VIEW);
            assertThat(touchpoint.receivedAt()).isEqualTo(receivedAt);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"batch\":[]}", "[1,null,\"x\"]", "{\"batch\":[{}]}", "{}", "{\"batch\":5}"})
    void has200ThoughNothingIsWorthTaking(String body) throws IOException, InterruptedException {
        assertTaken(send(post("/v1/batch", body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "{", "{\"batch\":[{}", "a=b", "{broken}", "{\"batch\":[{broken}]}"})
    void has400ForWhatIsNoJsonAtAll(String body) throws IOException, InterruptedException {
        assertProblem(send(post("/v1/batch", body)), 400, "invalid-json");
    }

    @Test
    void has413OnlyPastTheHardCaps() throws IOException, InterruptedException {
        String large = "{\"batch\":[" + page() + "]" + " ".repeat(2 * 1024 * 1024) + "}";

        assertProblem(send(post("/v1/batch", large)), 413, "body-too-large");
        assertProblem(send(post("/v1/batch", "[" + "{},".repeat(5000) + "{}]")), 413, "too-many-events");
        assertTaken(send(post("/v1/batch", "[" + "{},".repeat(999) + "{}]")));
    }

    @Test
    void has429WithTheTimeToWait() throws IOException, InterruptedException {
        HttpRequest.Builder request = bare("/v1/batch?writeKey=browser-key-of-tiny-0001", batch("", 10));
        send(request);

        HttpResponse<String> response = send(request);

        assertProblem(response, 429, "rate-limited");
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    @Test
    void takesCallsAsPixels() throws IOException, InterruptedException {
        String call =
                "{\"writeKey\":\"%s\",\"anonymousId\":\"%s\",\"event\":\"Email Opened\",\"properties\":{\"a\":\"ü?>\"}}"
                        .formatted(BROWSER_KEY, visitor);
        byte[] bytes = call.getBytes(StandardCharsets.UTF_8);
        String plain = URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.UTF_8);
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertImage("/v1/pixel/track?data=" + plain);
        assertImage("/v1/pixel/track/?data=" + urlSafe);
        assertImage("/pixel/v1/track?writeKey=%s&anonymousId=%s&event=Email%%20Opened&properties.a=x"
                .formatted(BROWSER_KEY, visitor));
        assertThat(touchpoints()).hasSize(3).allSatisfy(touchpoint -> {
            assertThat(touchpoint.type()).isEqualTo(TouchpointType.EMAIL_OPEN);
            assertThat(touchpoint.properties()).containsKey("a");
        });

        assertProblem(send(get("/v1/pixel/track")), 400, "invalid-json");
        assertProblem(send(get("/v1/pixel/track?data=%7B%7D")), 400, "invalid-json");
        assertProblem(send(get("/pixel/v1/track?anonymousId=a")), 401, "no-key");
    }

    @Test
    void hasSettingsForTheScriptsOfBrowsers() throws IOException, InterruptedException {
        given().header("Origin", "https://www.example.com")
                .get("/v1/projects/" + BROWSER_KEY + "/settings")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "https://www.example.com");
        JsonNode settings = read("/v1/projects/" + BROWSER_KEY + "/settings");
        assertThat(settings.at("/integrations/Segment.io/apiKey").asText()).isEqualTo(BROWSER_KEY);
        assertThat(settings.at("/integrations/Segment.io/apiHost").asText())
                .isEqualTo("127.0.0.1:" + RestAssured.port + "/v1");
        assertThat(settings.at("/integrations/Segment.io/protocol").asText()).isEqualTo("http");
        assertThat(settings.at("/metrics/sampleRate").intValue()).isZero();

        JsonNode source =
                read("/sourceConfig/?p=npm&v=3.34.1&writeKey=" + BROWSER_KEY).path("source");
        assertThat(source.path("id").asText()).isEqualTo("www");
        assertThat(source.path("enabled").booleanValue()).isTrue();
        assertThat(source.path("destinations").isArray()).isTrue();
        assertThat(source.at("/config/statsCollection/errors/enabled").booleanValue())
                .isFalse();

        assertThat(source.path("writeKey").asText()).isEqualTo(BROWSER_KEY);
        assertThat(source.path("updatedAt").asText()).isEqualTo("1970-01-01T00:00:00.000Z");

        given().get("/v1/projects/nobodys-key/settings").then().statusCode(401);
        given().get("/sourceConfig").then().statusCode(401);
    }

    @Test
    void letsBrowsersSendTheHeadersOfTheirScripts() {
        String asked = "anonymousid,authorization,content-type,rsa-recovered,rsa-retry-attempt,sentat,x-retry-count";

        given().header("Origin", "https://www.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", asked)
                .options("/v1/t")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/pixel/track?data=", "/pixel/v1/track?writeKey=nobodys-key"})
    void takesNothingFromWhoAsksForAPixelsHeadOnly(String pixel) {
        given().head(pixel).then().statusCode(200).contentType("image/gif");
    }

    @Test
    void neverHasA5xxForMalformedInput() throws IOException, InterruptedException {
        Random random = Seeds.random("segment-http-fuzz");
        for (int i = 0; i < 500; i++) {
            HttpResponse<String> response = send(postBytes("/v1/batch", MutatedCalls.next(random)));
            assertThat(response.statusCode())
                    .as("body %d: %s", i, response.body())
                    .isIn(200, 400);
        }
    }

    @Test
    void survivesDeepNesting() throws IOException, InterruptedException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertTaken(send(post("/v1/batch", deep)));
        assertTaken(send(post("/v1/batch", "{\"batch\":[" + deep + "," + page() + "]}")));
        assertThat(touchpoints()).hasSize(1);
    }

    private String page() {
        return "{\"type\":\"page\",\"anonymousId\":\"" + visitor + "\"}";
    }

    /** A batch of calls whose ids are the prefix and a number. */
    private String batch(String prefix, int calls) {
        String filling = "x".repeat(700);
        return IntStream.range(0, calls)
                .mapToObj(i -> """
                        {"type":"track","event":"X","anonymousId":"%s","messageId":"%s%d","properties":{"p":"%s"}}""".formatted(visitor, prefix, i, filling))
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
    }

    private static void assertTaken(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static void assertImage(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(get(path));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/gif");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).startsWith("GIF89a");
    }

    private static JsonNode read(String path) throws IOException, InterruptedException {
        return BoundedJson.MAPPER.readTree(send(get(path)).body());
    }

    private List<TouchpointCaptured> touchpoints() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor).stream()
                        .map(record -> record.data(TouchpointCaptured.class))
                        .toList();
    }

    private static HttpRequest.Builder post(String path, String body) {
        return bare(path, body).header("X-Write-Key", SERVER_KEY);
    }

    private static HttpRequest.Builder postBytes(String path, byte[] body) {
        return HttpRequest.newBuilder(uri(path))
                .POST(BodyPublishers.ofByteArray(body))
                .header("X-Write-Key", SERVER_KEY);
    }

    private static HttpRequest.Builder bare(String path, String body) {
        return HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path)).GET();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
