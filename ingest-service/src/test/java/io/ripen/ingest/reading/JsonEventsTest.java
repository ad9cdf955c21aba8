package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventsTest {
    @Test
    void findsTheEventsWhereverTheArrayStands() {
        assertThat(ofMember("{\"schema\":{\"data\":[1]},\"data\":[{\"a\":1},2,null],\"x\":[[]]}"))
                .isInstanceOfSatisfying(
                        JsonEvents.Elements.class,
                        events -> assertThat(events.elements())
                                .extracting(JsonEventsTest::code)
                                .containsExactly("{\"a\":1}", "2", "null"));
        assertThat(JsonEvents.ofArray(bytes(" [1, 2] "), 2)).isInstanceOf(JsonEvents.Elements.class);
        assertThat(JsonEvents.ofValue(bytes("{\"a\": [1]}"))).isInstanceOf(JsonEvents.Elements.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "{", "{\"data\":[{]}", "{\"data\":[]}x", "\u0000", "{\"data\":[1e99999999999]}"})
    void tellsWhereABodyIsNotJson(String body) {
        assertThat(ofMember(body)).isInstanceOf(JsonEvents.NotJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "{\"data\":{}}", "{\"data\":\"x\"}", "null"})
    void tellsThatThereIsNoArray(String body) {
        assertThat(ofMember(body)).isInstanceOf(JsonEvents.NoArray.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":1e99999999999}", "{\"x\":1,}", "{x}", "", "\u0000", "{\"x\":\"\t\"}"})
    void anEventThatIsNoJsonCostsOnlyItself(String bad) {
        assertThat(ofMember("{\"schema\":\"s\",\"data\":[{\"a\":1}," + bad + ",{\"a\":2}]}"))
                .isInstanceOfSatisfying(
                        JsonEvents.Elements.class,
                        events -> assertThat(events.elements())
                                .extracting(JsonEventsTest::code)
                                .containsExactly("{\"a\":1}", "invalid-json", "{\"a\":2}"));
    }

    @Test
    void saysWhereInTheBodyAnEventIsNoJson() {
        assertThat(ofMember("{\"data\":[{\"a\":1},\n{\"name\":Smith}]}"))
                .isInstanceOfSatisfying(
                        JsonEvents.Elements.class,
                        events -> assertThat(events.elements().getLast())
                                .isInstanceOfSatisfying(
                                        JsonEvents.Element.Unreadable.class,
                                        broken -> assertThat(broken.rejection().detail())
                                                .startsWith("At line 2, column 1")
                                                .doesNotContain("Smith")));
    }

    @Test
    void anEventThatIsNestedTooDeepCostsOnlyItself() {
        String deep = "{\"x\":" + "[".repeat(65) + "]".repeat(65) + "}";

        JsonEvents events = JsonEvents.ofArray(bytes("[{\"a\":1}," + deep + "]"), 2);

        assertThat(events).isInstanceOfSatisfying(JsonEvents.Elements.class, found -> {
            assertThat(found.elements())
                    .extracting(JsonEventsTest::code)
                    .containsExactly("{\"a\":1}", "limit-exceeded");
            assertThat(found.elements().getLast())
                    .isInstanceOfSatisfying(
                            JsonEvents.Element.Unreadable.class,
                            unreadable -> assertThat(unreadable.text()).isEqualTo(deep));
        });
    }

    @Test
    void whatStandsBesideTheEventsDoesNotCostThem() {
        assertThat(ofMember("{\"x\":" + "[".repeat(65) + "]".repeat(65) + ",\"data\":[{}]}"))
                .isInstanceOf(JsonEvents.Elements.class);
    }

    @Test
    void takesNoMoreEventsBecauseOneCannotBeRead() {
        assertThat(JsonEvents.ofArray(bytes("[x,{},{}]"), 2)).isEqualTo(new JsonEvents.TooMany(2));
    }

    @Test
    void doesNotGoIntoTheDepth() {
        assertThat(ofMember("{\"data\":" + "[".repeat(100_000))).isInstanceOf(JsonEvents.NoArray.class);
    }

    @Test
    void stopsAtTheMostThatAreTaken() {
        assertThat(JsonEvents.ofMember("data", bytes("{\"data\":[{},{},{}"), 2)).isEqualTo(new JsonEvents.TooMany(2));
    }

    @Test
    void saysThatBytesAreNotUtf8() {
        assertThat(JsonEvents.ofMember("data", new byte[] {'{', '"', (byte) 0xC3, '"'}, 2))
                .isInstanceOf(JsonEvents.NotJson.class);
    }

    private static JsonEvents ofMember(String body) {
        return JsonEvents.ofMember("data", bytes(body), 10);
    }

    private static String code(JsonEvents.Element element) {
        return switch (element) {
            case JsonEvents.Element.Json(JsonNode node) -> node.toString();
            case JsonEvents.Element.Unreadable(Rejection rejection, String ignored) ->
                rejection.code().wireName();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
