package io.ripen.ingest.rejected;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.touchpoint.EventSender;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.lanes.json.EventJson;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class ReplayIT {
    private final String visitor = UUID.randomUUID().toString();
    private final Instant receivedAt = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void takesAnEventAsOnTheDayItCameHoweverOften() {
        TouchpointRejected rejected = rejected("www", "native", "{\"visitorId\":\"%s\",\"type\":\"video\"}");

        replay(rejected, BrokerOnly.SERVER_KEY).statusCode(200).body("accepted", equalTo(1));
        replay(rejected, BrokerOnly.SERVER_KEY).statusCode(200).body("results[0].id", equalTo(rejected.rejectionId()));

        assertThat(captured()).hasSize(2).allSatisfy(touchpoint -> {
            assertThat(touchpoint.touchpointId()).isEqualTo(rejected.rejectionId());
            assertThat(touchpoint.occurredAt()).isEqualTo(receivedAt);
            assertThat(touchpoint.receivedAt()).isEqualTo(receivedAt);
        });
    }

    @Test
    void decidesAsIfTheBrowserSentItAgain() {
        String event = """
                {"visitorId":"%s","type":"video","client":{"ip":"192.0.2.7","userAgent":"Mozilla/5.0"}}""";
        EventSender crawler = new EventSender(false, "203.0.113.0", "Googlebot/2.1", null, false, false, false);
        EventSender optedOut = new EventSender(false, null, "Mozilla/5.0", null, true, false, false);

        replay(sentBy(crawler, rejected("www", "native", event)), BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("accepted", equalTo(1));
        replay(sentBy(optedOut, rejected("www", "native", event)), BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("results[0].code", equalTo("opted-out"));

        assertThat(captured()).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.origin().ip()).isEqualTo("203.0.113.0");
            assertThat(touchpoint.origin().userAgent()).isEqualTo("Googlebot/2.1");
            assertThat(touchpoint.origin().machine()).isNotNull();
        });
    }

    @Test
    void correctsTheClockOfABrowsersCallAsOnTheDayItCame() {
        String call = """
                {"type":"page","anonymousId":"%%s","timestamp":"%s","sentAt":"%s"}""".formatted(receivedAt.minus(1, ChronoUnit.HOURS), receivedAt.minus(50, ChronoUnit.MINUTES));
        EventSender browser = new EventSender(false, null, "Mozilla/5.0", null, false, false, false);

        replay(sentBy(browser, rejected("www", "segment", call)), BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(captured())
                .singleElement()
                .satisfies(touchpoint ->
                        assertThat(touchpoint.occurredAt()).isEqualTo(receivedAt.minus(10, ChronoUnit.MINUTES)));
    }

    @Test
    void keepsAnImportedEventAnImportedOne() {
        replay(rejected("www", "import", "{\"visitorId\":\"%s\",\"type\":\"video\"}"), BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(captured())
                .singleElement()
                .satisfies(touchpoint -> assertThat(touchpoint.origin())
                        .extracting(Origin::protocol)
                        .isEqualTo("import"));
    }

    @Test
    void readsTheSitesOwnNamesOfConsentCategories() {
        String call = """
                {"type":"track","event":"Video Played","anonymousId":"%s",\
                "context":{"consent":{"categoryPreferences":{"Analytics":true}}}}""";

        replay(rejected("www", "segment", call), BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(captured())
                .singleElement()
                .satisfies(touchpoint -> assertThat(touchpoint.consents())
                        .singleElement()
                        .satisfies(consent -> assertThat(consent.purpose()).isEqualTo(ConsentPurpose.WEB_TRACKING)));
    }

    @Test
    void keepsNothingTwiceOfWhatIsStillWrong() {
        TouchpointRejected rejected = rejected("www", "native", "{\"visitorId\":\"%s\",\"type\":\"vidio\"}");

        replay(rejected, BrokerOnly.SERVER_KEY)
                .statusCode(200)
                .body("rejected", equalTo(1), "results[0].code", equalTo("unknown-value"));

        assertThat(new TopicReader(RipenBackbone.kafka().bootstrapServers())
                        .readKey(Topic.TOUCHPOINTS_REJECTED.topicName(), "www"))
                .noneMatch(record -> record.value().contains(visitor));
    }

    @Test
    void needsAServerKeyOfTheSameSite() {
        replay(rejected("www", "native", "{}"), BrokerOnly.BROWSER_KEY)
                .statusCode(403)
                .body("code", equalTo("server-key-needed"));
        replay(rejected("tiny", "native", "{}"), BrokerOnly.SERVER_KEY)
                .statusCode(400)
                .body("detail", containsString("tiny"));
    }

    @Test
    void saysWhatItExpects() {
        replay(rejected("www", "telegraph", "{}"), BrokerOnly.SERVER_KEY)
                .statusCode(400)
                .body("detail", containsString("native"));
        for (String body : List.of("", "{}", "[]", "null", "{\"site\":\"www\"}", "{\"site\":1")) {
            given().header("X-Write-Key", BrokerOnly.SERVER_KEY)
                    .body(body)
                    .post("/v1/rejected/replay")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private TouchpointRejected rejected(String site, String protocol, String payload) {
        return new TouchpointRejected(
                UUID.randomUUID().toString(),
                site,
                protocol,
                "unknown-value",
                "/type",
                "Allowed were fewer.",
                payload.formatted(visitor),
                receivedAt,
                null);
    }

    private TouchpointRejected sentBy(EventSender sender, TouchpointRejected event) {
        return new TouchpointRejected(
                event.rejectionId(),
                event.site(),
                event.protocol(),
                event.code(),
                event.pointer(),
                event.detail(),
                event.payload(),
                event.receivedAt(),
                sender);
    }

    private static ValidatableResponse replay(TouchpointRejected rejected, String key) {
        return given().header("X-Write-Key", key)
                .body(EventJson.write(rejected))
                .post("/v1/rejected/replay")
                .then();
    }

    private List<TouchpointCaptured> captured() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "v:" + visitor).stream()
                        .map(record -> record.data(TouchpointCaptured.class))
                        .toList();
    }
}
