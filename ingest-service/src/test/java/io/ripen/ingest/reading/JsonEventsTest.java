package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

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
                        events -> assertThat(events.elements()).hasSize(3).hasToString("[{\"a\":1}, 2, null]"));
        assertThat(JsonEvents.ofArray(bytes(" [1, 2] "), 2)).isInstanceOf(JsonEvents.Elements.class);
        assertThat(JsonEvents.ofValue(bytes("{\"a\": [1]}"))).isInstanceOf(JsonEvents.Elements.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "{\"data\":[{]}",
                "{\"data\":[]}x",
                "{\"data\":[1,]}",
                "\u0000",
                "{\"data\":[1e99999999999]}"
            })
    void tellsWhereABodyIsNotJson(String body) {
        assertThat(ofMember(body)).isInstanceOf(JsonEvents.NotJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "{\"data\":{}}", "{\"data\":\"x\"}", "null"})
    void tellsThatThereIsNoArray(String body) {
        assertThat(ofMember(body)).isInstanceOf(JsonEvents.NoArray.class);
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
