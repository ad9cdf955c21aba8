package io.ripen.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Snowplow's trackers for Node and Java, with nothing changed but host and app id: every event arrives. */
class SnowplowClientsST {
    private static final int ROUNDS = 3;
    private static final int KINDS = 18;
    private static final int WAYS = 5;

    private static final Map<String, TouchpointType> TYPES = Map.of(
            "page-view", TouchpointType.PAGE_VIEW,
            "screen", TouchpointType.PAGE_VIEW,
            "download", TouchpointType.DOWNLOAD,
            "form", TouchpointType.FORM_FILL,
            "own-format", TouchpointType.WEBINAR_ATTENDED,
            "identify", TouchpointType.IDENTIFY,
            "banner", TouchpointType.IDENTIFY,
            "withdrawn", TouchpointType.IDENTIFY,
            "video", TouchpointType.VIDEO);

    private static IngestAlone ingest;

    @BeforeAll
    static void startIngest() {
        ingest = IngestAlone.start();
    }

    @AfterAll
    static void stopIngest() {
        ingest.close();
    }

    @Test
    void takesEveryEventOfTheTrackerForNode() {
        List<JsonNode> sent = NodeClient.install("snowplow-node")
                .run(
                        "send.js",
                        Map.of(
                                "RIPEN_URL", ingest.url(),
                                "RIPEN_KEY", IngestAlone.SERVER_KEY,
                                "ROUNDS", Integer.toString(ROUNDS)));

        Map<String, TouchpointCaptured> arrived = arrived();
        assertThat(sent).hasSize(ROUNDS * KINDS * WAYS);
        for (JsonNode event : sent) {
            TouchpointCaptured touchpoint = arrived.get(event.path("id").asText());
            String kind = event.path("kind").asText();
            assertThat(touchpoint).as(event.toString()).isNotNull();
            assertThat(touchpoint.type())
                    .as(event.toString())
                    .isEqualTo(TYPES.getOrDefault(kind, TouchpointType.CUSTOM));
            assertThat(touchpoint.origin().protocol()).isEqualTo("snowplow");
            assertWho(touchpoint, event.path("way").asText());
            assertMeaning(touchpoint, kind);
        }
    }

    private static void assertWho(TouchpointCaptured touchpoint, String way) {
        if (way.equals("anonymous")) {
            assertThat(touchpoint.visitorId()).isEqualTo("anon-" + touchpoint.touchpointId());
            assertThat(touchpoint.userId()).isNull();
            assertThat(touchpoint.origin().ip()).isNull();
        } else {
            assertThat(touchpoint.visitorId()).startsWith("browser-" + way);
            assertThat(touchpoint.userId()).isNotNull();
            assertThat(touchpoint.origin().ip()).isEqualTo("203.0.113.0");
        }
    }

    private static void assertMeaning(TouchpointCaptured touchpoint, String kind) {
        switch (kind) {
            case "page-view" -> {
                assertThat(Objects.requireNonNull(touchpoint.page()).title()).isEqualTo("Prices — “new”");
                assertThat(Objects.requireNonNull(touchpoint.campaign()).source())
                        .isEqualTo("news");
            }
            case "form" -> {
                assertThat(touchpoint.facts().email()).isEqualTo("pat.person@example.com");
                assertThat(touchpoint.facts().name()).isEqualTo("Pat Person");
                assertThat(touchpoint.consents())
                        .extracting(consent -> consent.purpose())
                        .containsExactly(ConsentPurpose.CONTACT_BY_MAIL);
            }
            case "own-format" -> {
                assertThat(touchpoint.facts().jobTitle()).isEqualTo("Head of Purchasing");
                assertThat(Objects.requireNonNull(touchpoint.asset()).id()).isEqualTo("web-7");
            }
            case "banner" ->
                assertThat(touchpoint.consents())
                        .extracting(consent -> consent.status())
                        .containsExactly(ConsentStatus.GRANTED, ConsentStatus.WITHDRAWN);
            case "withdrawn" ->
                assertThat(touchpoint.consents())
                        .extracting(consent -> consent.status())
                        .containsExactly(ConsentStatus.WITHDRAWN);
            case "true-time" ->
                assertThat(touchpoint.occurredAt()).isEqualTo(Instant.parse("2026-11-20T08:15:30.250Z"));
            case "other" ->
                assertThat(touchpoint.properties())
                        .containsEntry("product.sizes", new PropertyValue.Text("40, 55"))
                        .containsEntry("urgent", new PropertyValue.Flag(true));
            default -> assertThat(touchpoint.receivedAt()).isNotNull();
        }
    }

    @Test
    void takesEveryEventOfTheTrackerForJava() {
        Map<String, TouchpointType> sent = SnowplowJavaClient.send(ingest.url(), IngestAlone.SERVER_KEY, ROUNDS);

        Map<String, TouchpointCaptured> arrived = arrived();
        assertThat(sent).isNotEmpty();
        sent.forEach((id, type) -> {
            assertThat(arrived).containsKey(id);
            assertThat(arrived.get(id).type()).as(id).isEqualTo(type);
            assertThat(arrived.get(id).visitorId()).isEqualTo("java-browser");
            assertThat(arrived.get(id).userId()).isEqualTo("java-user");
        });
    }

    private static Map<String, TouchpointCaptured> arrived() {
        return ingest.touchpoints().stream()
                .collect(Collectors.toMap(TouchpointCaptured::touchpointId, Function.identity(), (one, again) -> one));
    }
}
