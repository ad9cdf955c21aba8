package io.ripen.ingest.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.reading.Mutations;
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
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class FormsIT {
    private static final String PATH = "/v1/forms/book-a-demo";
    private static final String ORIGIN = "https://www.example.com";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String visitor = UUID.randomUUID().toString();

    @Test
    void sendsThePersonToTheFormsPageOnceItIsStored() {
        form().formParam("email", "Pat.Person@example.com")
                .formParam("redirect", "/thanks?for=demo")
                .post(PATH)
                .then()
                .statusCode(303)
                .header("Location", ORIGIN + "/thanks?for=demo");

        assertThat(read()).singleElement().satisfies(record -> {
            TouchpointCaptured data = record.data(TouchpointCaptured.class);
            assertThat(data.type()).isEqualTo(TouchpointType.FORM_FILL);
            assertThat(data.name()).isEqualTo("book-a-demo");
            assertThat(data.facts().email()).isEqualTo("pat.person@example.com");
            assertThat(data.page().url()).isEqualTo(ORIGIN + "/demo");
            assertThat(data.origin().protocol()).isEqualTo("form");
        });
    }

    @Test
    void showsItsOwnPageRatherThanLeadToAnotherSite() {
        form().formParam("email", "pat@example.com")
                .formParam("redirect", "https://evil.example/")
                .post(PATH)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<h1>Thank you</h1>"));
    }

    @Test
    void takesMultipartFormsAndTheVisitorsCookie() {
        given().header("Origin", ORIGIN)
                .queryParam("writeKey", BrokerOnly.BROWSER_KEY)
                .cookie("ripen_id", visitor)
                .multiPart("your-email", "pat@example.com")
                .multiPart("cv", "cv.pdf", new byte[100_000])
                .post(PATH)
                .then()
                .statusCode(200);

        assertThat(read()).hasSize(1);
    }

    @Test
    void saysWhichFieldIsWrongAndStoresNothing() {
        form().formParam("email", "pat@")
                .formParam("required", "company")
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<strong>email</strong>"), containsString("<strong>company</strong>"))
                .body(containsString("<a href=\"" + ORIGIN + "/demo\">Back to the form</a>"));
        form().formParam("email", "pat@")
                .formParam("redirect-error", "/demo?again=1")
                .post(PATH)
                .then()
                .statusCode(303)
                .header("Location", ORIGIN + "/demo?again=1&form-error=no-mail-address%3Aemail");

        assertThat(read()).isEmpty();
    }

    @Test
    void takesNoOriginForAPage() {
        given().header("Origin", ORIGIN)
                .header("Referer", ORIGIN + "/")
                .formParam("writeKey", BrokerOnly.BROWSER_KEY)
                .formParam("visitorId", visitor)
                .formParam("email", "pat@example.com")
                .post(PATH)
                .then()
                .statusCode(200);

        assertThat(read())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data(TouchpointCaptured.class).page()).isNull());
    }

    @Test
    void answersAProgramThatFillsInEverythingAsAPersonButPublishesNothing() {
        form().formParam("email", "pat@example.com")
                .formParam("contact-url", "http://spam.example")
                .post(PATH)
                .then()
                .statusCode(200)
                .body(containsString("Thank you"));

        assertThat(read()).isEmpty();
    }

    @Test
    void showsAPageAndNeverJsonWhateverIsWrong() {
        given().formParam("email", "pat@example.com")
                .post(PATH)
                .then()
                .statusCode(401)
                .body(isPage());
        given().queryParam("writeKey", "nobody's")
                .formParam("email", "pat@example.com")
                .post(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue())
                .body(isPage());
        given().header("Origin", "https://evil.example")
                .queryParam("writeKey", BrokerOnly.BROWSER_KEY)
                .formParam("email", "pat@example.com")
                .post(PATH)
                .then()
                .statusCode(403)
                .body(isPage());
        given().contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415)
                .body(isPage());
        given().contentType("application/x-www-form-urlencoded")
                .body("a=%zz")
                .post(PATH)
                .then()
                .statusCode(400)
                .body(isPage());
    }

    @Test
    void neverHasA5xxForMalformedInput() throws IOException, InterruptedException {
        Random random = Seeds.random("form-http-fuzz");
        for (int i = 0; i < 500; i++) {
            String body = random.nextBoolean() ? FormBodyTest.MULTIPART : FormBodyTest.URLENCODED;
            String path = PATH + Mutations.any(List.of("", "%20", "%E2%82%AC", "x".repeat(500)), random);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + RestAssured.port + path + "?writeKey=" + BrokerOnly.BROWSER_KEY))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Mutations.of(body, random)));
            String type = Mutations.any(
                    List.of("", "multipart/form-data", "multipart/form-data; boundary=", "a/b", "///"), random);
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isIn(200, 303, 400, 415, 422);
            assertThat(response.body()).doesNotStartWith("{");
        }
    }

    private RequestSpecification form() {
        return given().redirects()
                .follow(false)
                .header("Origin", ORIGIN)
                .header("Referer", ORIGIN + "/demo")
                .formParam("writeKey", BrokerOnly.BROWSER_KEY)
                .formParam("visitorId", visitor);
    }

    private static Matcher<String> isPage() {
        return both(containsString("<!DOCTYPE html>")).and(not(containsString("\"code\"")));
    }

    private List<TopicRecord> read() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor);
    }
}
