package io.ripen.ingest.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class GateIT {
    private static final String PATH = "/v1/touchpoints";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";

    private final String visitor = UUID.randomUUID().toString();
    private final String event = "{\"visitorId\":\"" + visitor + "\",\"type\":\"page-view\"}";

    @Test
    void takesTheKeyFromEveryPlaceThatClientsPutIt() {
        String key = BrokerOnly.SERVER_KEY;
        request()
                .header("Authorization", "Basic " + base64(key + ":"))
                .post(PATH)
                .then()
                .statusCode(202);
        request()
                .header("Authorization", "Basic " + base64(key))
                .post(PATH)
                .then()
                .statusCode(202);
        request().header("X-Write-Key", key).post(PATH).then().statusCode(202);
        request().queryParam("writeKey", key).post(PATH).then().statusCode(202);

        assertThat(captured()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys-key-00000001", "browser-key-of-www-0000", "", "ä"})
    void has401ForAKeyThatIsUnknownOrHasExpired(String key) {
        request()
                .header("Authorization", "Basic " + base64(key + ":"))
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", not(containsString("Basic")))
                .body("detail", not(containsString("nobodys")));
        request().post(PATH).then().statusCode(401).body("code", equalTo("no-key"));
    }

    @Test
    void takesWhatTheConnectionSaysOfABrowser() {
        request()
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .header("User-Agent", FIREFOX)
                .post(PATH)
                .then()
                .statusCode(202);

        assertThat(captured()).singleElement().satisfies(touchpoint -> {
            Origin origin = touchpoint.origin();
            assertThat(origin).isNotNull();
            assertThat(origin.protocol()).isEqualTo("native");
            assertThat(origin.ip()).isEqualTo("127.0.0.0");
            assertThat(origin.userAgent()).isEqualTo(FIREFOX);
            assertThat(origin.machine()).isNull();
        });
    }

    /** The proxy has added the last address; what stands before it the sender may have written himself. */
    @Test
    void takesTheSenderFromWhatTheProxySays() {
        request()
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                .post(PATH)
                .then()
                .statusCode(202);

        assertThat(captured())
                .singleElement()
                .satisfies(touchpoint -> assertThat(touchpoint.origin().ip()).isEqualTo("203.0.113.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ,", ":", "[", "203.0.113.7:x", "unknown", "a b"})
    void answersWhateverStandsInAProxysHeaders(String told) {
        request()
                .header("X-Write-Key", BrokerOnly.SERVER_KEY)
                .header("X-Forwarded-For", told)
                .header("X-Forwarded-Port", told)
                .header("X-Forwarded-Proto", told)
                .header("X-Forwarded-Host", told)
                .post(PATH)
                .then()
                .statusCode(202);
    }

    @Test
    void tellsBrowsersToSendByTheSchemeThatTheProxyGot() {
        String settings = "/v1/projects/" + BrokerOnly.BROWSER_KEY + "/settings";

        given().header("X-Forwarded-Proto", "https")
                .get(settings)
                .then()
                .body("integrations.'Segment.io'.protocol", equalTo("https"));
        given().get(settings).then().body("integrations.'Segment.io'.protocol", equalTo("http"));
    }

    @Test
    void flagsMachinesAndKeepsWhatTheySend() {
        given().body(event)
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .header("User-Agent", "curl/8.5.0")
                .post(PATH)
                .then()
                .statusCode(202);

        assertThat(captured())
                .singleElement()
                .satisfies(touchpoint ->
                        assertThat(touchpoint.origin().machine().kind()).isEqualTo(MachineKind.CRAWLER));
    }

    @Test
    void keepsNothingOfAPersonWhoOptedOut() {
        request()
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .header("Sec-GPC", "1")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("results[0].code", equalTo("opted-out"));

        assertThat(new TopicReader(RipenBackbone.kafka().bootstrapServers())
                        .readKey(Topic.TOUCHPOINTS_REJECTED.topicName(), "www"))
                .noneMatch(record -> record.value().contains(visitor));
        assertThat(captured()).isEmpty();
    }

    @Test
    void answersBrowsersAcrossOriginsOfTheSite() {
        preflight("https://www.example.com")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://www.example.com")
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", equalTo("authorization,ce-id,ce-source,ce-type,baggage"))
                .header("Access-Control-Max-Age", "7200")
                .header("Vary", containsString("Origin"));
        request()
                .header("Origin", "https://a.example.org")
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .post(PATH)
                .then()
                .statusCode(202)
                .header("Access-Control-Allow-Origin", "https://a.example.org")
                .header("Access-Control-Expose-Headers", "Retry-After");
    }

    @Test
    void refusesOtherOriginsAndOtherSitesKeys() {
        preflight("https://evil.example")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Headers", nullValue());
        request()
                .header("Origin", "https://evil.example")
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .post(PATH)
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("code", equalTo("origin-not-allowed"));
        request()
                .header("Origin", "https://tiny.example")
                .header("X-Write-Key", BrokerOnly.BROWSER_KEY)
                .post(PATH)
                .then()
                .statusCode(403);
        assertThat(captured()).isEmpty();
    }

    @Test
    void has429WithTheTimeToWaitForMoreThanASiteMaySend() {
        int status = 202;
        for (int i = 0; i < 12 && status == 202; i++) {
            var answer = given().header("X-Write-Key", BrokerOnly.TINY_KEY)
                    .body(event)
                    .post(PATH);
            status = answer.statusCode();
            if (status == 429) {
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 11);
                assertThat(answer.<String>path("code")).isEqualTo("rate-limited");
            }
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void inflatesByTheBytesAndWithinBounds() throws IOException, InterruptedException {
        byte[] gzip = gzip(event.getBytes(StandardCharsets.UTF_8));
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);

        assertThat(statusOfMislabelled(gzip)).isEqualTo(202);
        with(gzip).header("Content-Encoding", "gzip").post(PATH).then().statusCode(202);
        with(event.getBytes(StandardCharsets.UTF_8))
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(202);
        with(bomb).post(PATH).then().statusCode(413).body("code", equalTo("body-too-large"));
        byte[] broken = Arrays.copyOf(gzip, gzip.length - 9);
        with(broken).post(PATH).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void readsTheSitesAgainWhenTheyChange() throws IOException {
        Path file = Path.of("target", "sites-of-tests.yaml");
        String before = Files.readString(file);
        try {
            Files.writeString(file, before.replace("browser-key-of-www-0001", "browser-key-of-www-0002"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(status("browser-key-of-www-0002")).isEqualTo(202));
            assertThat(status(BrokerOnly.BROWSER_KEY)).isEqualTo(401);
            Files.writeString(file, "sites: [{id: w w, keys: []}]");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            given().get("/q/health/ready").then().body(containsString("a site's id has 1 to 64")));
            assertThat(status("browser-key-of-www-0002")).isEqualTo(202);
        } finally {
            Files.writeString(file, before);
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(status(BrokerOnly.BROWSER_KEY)).isEqualTo(202));
    }

    /** The client of the test encodes what it is told is a form. */
    private static int statusOfMislabelled(byte[] body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + PATH))
                    .header("X-Write-Key", BrokerOnly.SERVER_KEY)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private int status(String key) {
        return request().header("X-Write-Key", key).post(PATH).statusCode();
    }

    private RequestSpecification request() {
        return given().header("User-Agent", FIREFOX).body(event);
    }

    private static RequestSpecification with(byte[] body) {
        return given().header("X-Write-Key", BrokerOnly.SERVER_KEY).body(body);
    }

    private static Response preflight(String origin) {
        return RestAssured.given()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,ce-id,ce-source,ce-type,baggage")
                .options(PATH);
    }

    private List<TouchpointCaptured> captured() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor).stream()
                        .map(record -> record.data(TouchpointCaptured.class))
                        .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
