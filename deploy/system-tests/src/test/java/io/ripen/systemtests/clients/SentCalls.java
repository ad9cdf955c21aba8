package io.ripen.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the clients of Segment and RudderStack are made to send, all of them the same ones, and what each has
 * to mean on the topic.
 */
final class SentCalls {
    /** Eight calls each. */
    static final int ROUNDS = 40;

    private static final int CALLS_PER_ROUND = 8;

    private SentCalls() {}

    /**
     * A call as its client knows it.
     *
     * @param id the id that the client made
     * @param kind the kind of call
     * @param name the event's name; null for all but track calls
     */
    record Sent(String id, String kind, @Nullable String name) {
        static Sent of(JsonNode line) {
            return new Sent(
                    line.path("id").asText(),
                    line.path("kind").asText(),
                    line.hasNonNull("name") ? line.path("name").asText() : null);
        }
    }

    /**
     * Demands that every call is on the topic, once, with its meaning.
     *
     * @param touchpoints what is on the topic
     */
    static void assertArrived(List<Sent> sent, List<TouchpointCaptured> touchpoints) {
        assertThat(sent).as("calls that the client sent").hasSize(ROUNDS * CALLS_PER_ROUND);
        Set<String> ids = sent.stream().map(Sent::id).collect(Collectors.toSet());
        List<TouchpointCaptured> arrived = touchpoints.stream()
                .filter(touchpoint -> ids.contains(touchpoint.touchpointId()))
                .toList();
        assertThat(arrived).extracting(TouchpointCaptured::touchpointId).containsExactlyInAnyOrderElementsOf(ids);
        Map<String, TouchpointCaptured> byId =
                arrived.stream().collect(Collectors.toMap(TouchpointCaptured::touchpointId, Function.identity()));
        for (Sent call : sent) {
            TouchpointCaptured touchpoint = Objects.requireNonNull(byId.get(call.id()));
            assertThat(touchpoint.site()).isEqualTo(IngestAlone.SITE);
            assertThat(touchpoint.userId()).startsWith("user-");
            assertThat(origin(touchpoint).protocol()).isEqualTo("segment");
            assertMeaning(call, touchpoint);
        }
    }

    private static Origin origin(TouchpointCaptured touchpoint) {
        return Objects.requireNonNull(touchpoint.origin());
    }

    private static void assertMeaning(Sent call, TouchpointCaptured touchpoint) {
        switch (call.kind()) {
            case "identify" -> assertIdentify(touchpoint);
            case "track" -> assertTrack(Objects.requireNonNull(call.name()), touchpoint);
            case "page" -> {
                assertType(touchpoint, TouchpointType.PAGE_VIEW, "Prices");
                assertThat(touchpoint.page()).isNotNull();
                assertThat(touchpoint.page().url()).isEqualTo("https://example.com/pricing");
                assertSurroundings(touchpoint);
            }
            case "screen" -> assertType(touchpoint, TouchpointType.PAGE_VIEW, "Settings");
            case "group" -> {
                assertType(touchpoint, TouchpointType.IDENTIFY, "group");
                assertThat(touchpoint.facts()).isNotNull();
                assertThat(touchpoint.facts().company()).isEqualTo("Example Ltd");
                assertThat(touchpoint.facts().companySize()).isEqualTo("250");
                assertThat(touchpoint.facts().industry()).isEqualTo("Machines");
            }
            case "alias" -> {
                assertType(touchpoint, TouchpointType.IDENTIFY, "alias");
                assertThat(touchpoint.visitorId())
                        .isEqualTo(Objects.requireNonNull(touchpoint.userId()).replace("user-", "old-"));
            }
            default -> throw new AssertionError("the client sent a call of unknown kind: " + call);
        }
    }

    private static void assertIdentify(TouchpointCaptured touchpoint) {
        assertType(touchpoint, TouchpointType.IDENTIFY, null);
        String number = Objects.requireNonNull(touchpoint.userId()).replace("user-", "");
        assertThat(touchpoint.visitorKey()).isEqualTo("v:browser-" + number);
        assertThat(touchpoint.facts()).isNotNull();
        assertThat(touchpoint.facts().email()).isEqualTo("person" + number + "@example.com");
        assertThat(touchpoint.facts().name()).isEqualTo("Pat Person" + number);
        assertThat(touchpoint.facts().phone()).isEqualTo("+49 30 1234" + number);
        assertThat(touchpoint.facts().jobTitle()).isEqualTo("Head of Purchasing");
        assertThat(touchpoint.facts().company()).isEqualTo("Example Ltd");
        assertThat(touchpoint.facts().companySize()).isEqualTo("250");
        assertThat(touchpoint.facts().industry()).isEqualTo("Machines");
        assertThat(touchpoint.facts().country()).isEqualTo("DE");
    }

    private static void assertTrack(String event, TouchpointCaptured touchpoint) {
        switch (event) {
            case "Form Submitted" -> {
                assertType(touchpoint, TouchpointType.FORM_FILL, "demo-request");
                assertThat(touchpoint.properties()).containsKey("seats");
                assertSurroundings(touchpoint);
            }
            case "Whitepaper Downloaded" -> {
                assertType(touchpoint, TouchpointType.DOWNLOAD, event);
                assertThat(touchpoint.asset()).isNotNull();
                assertThat(touchpoint.asset().id()).isEqualTo("wp-1");
                assertThat(touchpoint.asset().topic()).isEqualTo("displays");
            }
            case "Something Else" -> {
                assertType(touchpoint, TouchpointType.CUSTOM, event);
                assertThat(touchpoint.properties())
                        .containsEntry("nested.list", new PropertyValue.Text("a, b"))
                        .containsKey("nested.deep.n");
            }
            default -> throw new AssertionError("the client sent an unknown event: " + event);
        }
    }

    /** What the context of some calls says. */
    private static void assertSurroundings(TouchpointCaptured touchpoint) {
        assertThat(touchpoint.campaign()).isNotNull();
        assertThat(touchpoint.campaign().name()).isEqualTo("spring");
        assertThat(touchpoint.campaign().source()).isEqualTo("newsletter");
        assertThat(touchpoint.campaign().medium()).isEqualTo("email");
        assertThat(origin(touchpoint).ip()).as("truncated address").isEqualTo("203.0.113.0");
        assertThat(origin(touchpoint).userAgent()).contains("Firefox");
        assertThat(touchpoint.facts()).isNotNull();
        assertThat(touchpoint.facts().locale()).isEqualTo("en-GB");
        assertThat(touchpoint.facts().timeZone()).isEqualTo("Europe/Berlin");
        assertThat(touchpoint.consents())
                .extracting(ConsentGrant::purpose, ConsentGrant::status)
                .containsExactlyInAnyOrder(
                        tuple(ConsentPurpose.WEB_TRACKING, ConsentStatus.GRANTED),
                        tuple(ConsentPurpose.PROFILING, ConsentStatus.WITHDRAWN));
    }

    private static void assertType(TouchpointCaptured touchpoint, TouchpointType type, @Nullable String name) {
        assertThat(touchpoint.type()).isEqualTo(type);
        assertThat(touchpoint.name()).isEqualTo(name);
        assertThat(touchpoint.timeRule()).isIn(TimeRule.CLIENT, TimeRule.SKEW_CORRECTED);
    }
}
