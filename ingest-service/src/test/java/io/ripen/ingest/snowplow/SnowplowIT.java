package io.ripen.ingest.snowplow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class SnowplowIT {
    private static final String PATH = "/com.snowplowanalytics.snowplow/tp2";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @Test
    void takesABatchAsTheNodeTrackerSendsIt() throws IOException {
        String body = Files.readString(Path.of("src/test/resources/golden/snowplow/node-post-base64/request.json"))
                .replace("browser-post-base64-0", visitor);

        List<String> ids = post(body)
                .statusCode(200)
                .body("accepted", equalTo(18), "rejected", equalTo(0))
                .extract()
                .path("results.id");

        assertThat(read("v:" + visitor)).extracting(TopicRecord::id).isEqualTo(ids);
    }

    @Test
    void answersWithAPixelOnlyOnceTheEventIsOnTheTopic() {
        byte[] pixel = given().queryParam("aid", BrokerOnly.BROWSER_KEY)
                .queryParam("e", "pv")
                .queryParam("eid", "e-" + visitor)
                .queryParam("duid", visitor)
                .queryParam("url", "https://www.example.com/whitepapers/displays-2026")
                .get("/i")
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();

        assertThat(new String(pixel, StandardCharsets.US_ASCII)).startsWith("GIF89a");
        assertThat(read("v:" + visitor)).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("e-" + visitor);
            assertThat(record.data(TouchpointCaptured.class).asset()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i", PATH})
    void takesNothingFromWhoAsksForThePixelsHeadOnly(String pixel) {
        given().queryParam("aid", BrokerOnly.BROWSER_KEY)
                .queryParam("e", "pv")
                .queryParam("duid", visitor)
                .head(pixel)
                .then()
                .statusCode(200)
                .contentType("image/gif");

        assertThat(read("v:" + visitor)).isEmpty();
    }

    @Test
    void knowsTheSiteByAppIdHeaderOrParameter() {
        post(batch(event("nobody's"))).statusCode(401).body("code", equalTo("unknown-key"));
        post(batch("{\"e\":\"pv\"}")).statusCode(401).body("code", equalTo("no-key"));
        given().header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .body(batch(event("website")))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        given().queryParam("writeKey", BrokerOnly.BROWSER_KEY)
                .body(batch(event("website")))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void takesTheEventsOfSeveralAppIdsEachForItsSite() {
        String body = batch(event(BrokerOnly.BROWSER_KEY) + "," + event("nobody's") + "," + event(BrokerOnly.TINY_KEY));

        post(body)
                .statusCode(200)
                .body("accepted", equalTo(2), "rejected", equalTo(1))
                .body("results.pointer", hasItem("/aid"));

        assertThat(read("v:" + visitor))
                .extracting(record -> record.data(TouchpointCaptured.class).site())
                .containsExactlyInAnyOrder("www", "tiny");
    }

    @Test
    void anEventThatCannotBeReadCostsOnlyItself() {
        String deep = "{\"e\":\"pv\",\"x\":" + "[".repeat(65) + "]".repeat(65) + "}";
        String large = "{\"e\":\"pv\",\"aid\":\"" + BrokerOnly.BROWSER_KEY + "\",\"x\":1e99999999999}";

        post(batch(event(BrokerOnly.BROWSER_KEY) + "," + deep + "," + large))
                .statusCode(200)
                .body("accepted", equalTo(1), "rejected", equalTo(2))
                .body("results.code", hasItems("limit-exceeded", "invalid-json"));
        post(batch(deep.replace("\"x\"", "\"aid\":\"" + BrokerOnly.BROWSER_KEY + "\",\"x\"")))
                .statusCode(200)
                .body("results[0].code", equalTo("limit-exceeded"));

        assertThat(read("v:" + visitor)).hasSize(1);
    }

    @Test
    void believesATrackersAddressOnlyWithAServerKey() {
        String event = event("x").replace("}", ",\"ip\":\"203.0.113.77\",\"ua\":\"Browser/1\"}");
        given().header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .body(batch(event))
                .post(PATH)
                .then()
                .statusCode(200);
        given().header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
                .body(batch(event))
                .post(PATH)
                .then()
                .statusCode(200);

        assertThat(read("v:" + visitor))
                .extracting(
                        record -> record.data(TouchpointCaptured.class).origin().ip())
                .containsExactly("203.0.113.0", "127.0.0.0");
    }

    @Test
    void keepsNothingOfTheConnectionWhereATrackerIsAnonymous() {
        String id = "e-" + visitor;
        given().header("SP-Anonymous", "*")
                .body(batch(event(BrokerOnly.BROWSER_KEY).replace("}", ",\"uid\":\"u\",\"eid\":\"" + id + "\"}")))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(read("v:anon-" + id)).singleElement().satisfies(record -> {
            TouchpointCaptured data = record.data(TouchpointCaptured.class);
            assertThat(data.origin().ip()).isNull();
            assertThat(data.userId()).isNull();
        });
        assertThat(read("v:" + visitor)).isEmpty();
    }

    @Test
    void takesATrackersAnonymousEventsWithoutTheHeaderToo() {
        String id = "e-" + visitor;
        post(batch("{\"e\":\"pv\",\"aid\":\"%s\",\"eid\":\"%s\"}".formatted(BrokerOnly.BROWSER_KEY, id)))
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(read("v:anon-" + id)).hasSize(1);
    }

    @Test
    void keepsWhatItCannotTakeToBeSentAgain() {
        String marker = "unknown-" + visitor;
        post(batch(event(BrokerOnly.BROWSER_KEY).replace("pv", marker)))
                .statusCode(200)
                .body("rejected", equalTo(1), "results[0].pointer", equalTo("/e"));
        given().header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .body("{\"schema\":\"" + marker + "\"}")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("results[0].code", equalTo("wrong-type"));

        assertThat(new TopicReader(RipenBackbone.kafka().bootstrapServers())
                        .readKey(Topic.TOUCHPOINTS_REJECTED.topicName(), "www"))
                .extracting(record -> record.data(TouchpointRejected.class))
                .filteredOn(rejected -> rejected.payload().contains(marker))
                .hasSize(2)
                .allSatisfy(rejected -> assertThat(rejected.protocol()).isEqualTo("snowplow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{", "{\"data\":[{]}"})
    void has400ForABodyThatIsNotJson(String body) {
        post(body).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid-json"));
    }

    @Test
    void has413PastTheHardCapWhichMakesTrackersSendAgainInSmallerParts() {
        String events = IntStream.range(0, 5_001).mapToObj(i -> "{}").collect(Collectors.joining(","));

        post(batch(events)).statusCode(413).body("code", equalTo("too-many-events"));
        post(batch("{}") + " ".repeat(3_000_000)).statusCode(413).body("code", equalTo("body-too-large"));
    }

    @Test
    void takesAQueryAsLongAsSnowplowsOwnCollectorDoes() throws IOException, InterruptedException {
        String query = "/i?e=pv&aid=" + BrokerOnly.BROWSER_KEY + "&duid=" + visitor + "&page=";

        assertThat(get(query + "x".repeat(30_000))).isEqualTo(200);
        assertThat(get(query + "x".repeat(40_000))).isEqualTo(414);
    }

    @Test
    void letsPagesOfTheSiteSendWithCredentials() {
        given().header("Origin", "https://www.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,sp-anonymous")
                .options(PATH)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://www.example.com")
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Allow-Headers", "content-type,sp-anonymous");
    }

    @Test
    void neverHasA5xxForMalformedInput() throws IOException, InterruptedException {
        Random random = Seeds.random("snowplow-http-fuzz");
        for (int i = 0; i < 500; i++) {
            HttpRequest post = HttpRequest.newBuilder(uri(PATH))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(MutatedPayloads.body(random)))
                    .build();
            assertThat(HTTP.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isIn(200, 400, 401, 413);
        }
        for (String query : List.of("%", "%zz", "e=%ff", "e=pv&aid=%", "a=&=b&&", "writeKey=%zz", "e=pv;aid=x", "+")) {
            assertThat(firstLine("GET /i?" + query + " HTTP/1.1")).as(query).matches("HTTP/1.1 40[01] .*");
        }
    }

    /** Clients do not send such queries; a socket does. */
    private static String firstLine(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String head = request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }

    private static int get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String event(String appId) {
        return "{\"e\":\"pv\",\"aid\":\"%s\",\"duid\":\"%s\"}".formatted(appId, visitor);
    }

    private static String batch(String events) {
        return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[" + events
                + "]}";
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("text/plain")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    private static List<TopicRecord> read(String key) {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers()).readKey(Topic.TOUCHPOINTS.topicName(), key);
    }
}
