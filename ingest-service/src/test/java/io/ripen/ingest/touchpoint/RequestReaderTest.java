package io.ripen.ingest.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.reading.Lines;
import io.ripen.ingest.touchpoint.RequestReader.RequestBody;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final RequestReader READER = new RequestReader(3, 2000);
    private static final String GOOD = "{\"visitorId\":\"ann\",\"type\":\"page-view\"}";

    @Test
    void readsEveryMember() {
        RawTouchpoint touchpoint = event("""
                {"id": "a", "type": "custom", "userId": null, "page": {"url": "https://x", "title": null},
                 "campaign": null, "facts": {"jobTitle": "CTO", "phone": null, "company": ""},
                 "consents": [{"purpose": "profiling", "status": "granted", "source": "s", "textVersion": "1"}, {},
                  {"purpose": "web-tracking", "standing": true}, {"standing": null}],
                 "properties": {"t": "x", "i": 1, "f": -1.50e3, "y": true, "n": false, "z": null}}""");

        assertThat(touchpoint.texts())
                .isEqualTo(Map.of(
                        Member.ID, "a",
                        Member.TYPE, "custom",
                        Member.PAGE_URL, "https://x",
                        Member.FACTS_JOB_TITLE, "CTO",
                        Member.FACTS_COMPANY, ""));
        assertThat(touchpoint.withdrawn()).containsExactly(Member.FACTS_PHONE);
        assertThat(touchpoint.consents())
                .containsExactly(
                        new RawConsent("profiling", "granted", "1", "s"),
                        new RawConsent(null, null, null, null),
                        new RawConsent("web-tracking", null, null, null, true),
                        new RawConsent(null, null, null, null));
        assertThat(touchpoint.properties())
                .containsExactly(
                        Map.entry("t", new RawProperty.Text("x")),
                        Map.entry("i", new RawProperty.Digits("1")),
                        Map.entry("f", new RawProperty.Digits("-1.50e3")),
                        Map.entry("y", new RawProperty.Flag(true)),
                        Map.entry("n", new RawProperty.Flag(false)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsTheFormByTheBytes(String body, int events) {
        assertThat(read(body)).isInstanceOfSatisfying(RequestBody.Events.class, read -> {
            assertThat(read.readings()).hasSize(events).allMatch(Reading.Event.class::isInstance);
            assertThat(read.cuts()).hasSize(events);
        });
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(GOOD, 1),
                arguments(" \r\n\t" + GOOD + "\n ", 1),
                arguments("\uFEFF" + GOOD, 1),
                arguments(GOOD.replace(",", ",\n"), 1),
                arguments("[]", 0),
                arguments("[ ]\n", 0),
                arguments("[" + GOOD + "]", 1),
                arguments("[\n" + GOOD + " ,\n" + GOOD + "\n]\n", 2),
                arguments(GOOD + "\n" + GOOD, 2),
                arguments(GOOD + "\r\n\r\n" + GOOD + "\n" + GOOD + "\n\n", 3),
                arguments("[{\"name\":\"[]{}\\\\\\\"],\\u005d\"}]", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + "," + GOOD + "]",
                "[" + GOOD + ",]",
                "[" + GOOD + ", tru]",
                "[{\"a\":1], " + GOOD + "]",
                "[{\"a\" 1}, " + GOOD + "]",
                "[" + GOOD + ", {'type':'x'}]",
                "[" + GOOD + GOOD + "," + GOOD + "]",
                "[" + GOOD + "}," + GOOD + "]",
                GOOD + "\n{\"type\":\n",
                "garbage\n" + GOOD,
                GOOD + "\n" + GOOD + GOOD,
                GOOD + "\n{\"name\":\"\u0000\"}",
            })
    void keepsOneBrokenEventFromTheOthers(String body) {
        assertThat(read(body)).isInstanceOfSatisfying(RequestBody.Events.class, read -> {
            assertThat(read.readings()).hasSize(2).anyMatch(Reading.Event.class::isInstance);
            assertThat(read.readings())
                    .filteredOn(Reading.Misshapen.class::isInstance)
                    .singleElement()
                    .satisfies(reading -> assertThat(
                                    ((Reading.Misshapen) reading).rejection().code())
                            .isEqualTo(RejectionCode.INVALID_JSON));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                     | line 1, column 1",
                "`  `                   | line 1, column 3",
                "hello                  | line 1, column 6",
                "`{\"type\": tru}`      | line 1, column 14",
                "`[1, 2`                | line 1, column 6",
                "`[] x`                 | line 1, column 4",
                "`{\"a\":\"b`           | line 1, column 8",
                "]                      | line 1, column 1",
            })
    void saysWhereABodyStopsBeingJson(String body, String where) {
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        RequestBody.NotJson.class,
                        notJson -> assertThat(notJson.where()).isEqualTo(where));
    }

    @Test
    void countsLinesOfABodyThatIsNotJson() {
        assertThat(read("{\n \"type\": \"x\",\n oops }"))
                .isInstanceOfSatisfying(
                        RequestBody.NotJson.class,
                        notJson -> assertThat(notJson.where()).startsWith("line 3, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3,4]", "[,,,,", "1\n2\n3\n4\n"})
    void refusesMoreEventsThanAreTaken(String body) {
        assertThat(read(body)).isEqualTo(new RequestBody.TooManyEvents(3));
    }

    @ParameterizedTest
    @MethodSource("misshapen")
    void rejectsWhatIsNotOfTheFormat(String event, RejectionCode code, String pointer) {
        Reading.Misshapen misshapen = misshapen(event);

        assertThat(misshapen.rejection().code()).isEqualTo(code);
        assertThat(misshapen.rejection().pointer()).isEqualTo(pointer);
        assertThat(misshapen.rejection().detail()).isNotBlank().hasSizeLessThan(500);
    }

    static Stream<Arguments> misshapen() {
        return Stream.of(
                arguments("null", RejectionCode.WRONG_TYPE, ""),
                arguments("42", RejectionCode.WRONG_TYPE, ""),
                arguments("[[]]", RejectionCode.WRONG_TYPE, ""),
                arguments("{\"type\": 1}", RejectionCode.WRONG_TYPE, "/type"),
                arguments("{\"id\": true}", RejectionCode.WRONG_TYPE, "/id"),
                arguments("{\"name\": {\"a\": [1]}}", RejectionCode.WRONG_TYPE, "/name"),
                arguments("{\"page\": \"https://x\"}", RejectionCode.WRONG_TYPE, "/page"),
                arguments("{\"page\": {\"url\": []}}", RejectionCode.WRONG_TYPE, "/page/url"),
                arguments("{\"consents\": {}}", RejectionCode.WRONG_TYPE, "/consents"),
                arguments("{\"consents\": [{}, 1]}", RejectionCode.WRONG_TYPE, "/consents/1"),
                arguments("{\"consents\": [{\"purpose\": 1}]}", RejectionCode.WRONG_TYPE, "/consents/0/purpose"),
                arguments("{\"properties\": []}", RejectionCode.WRONG_TYPE, "/properties"),
                arguments("{\"properties\": {\"a/b\": {}}}", RejectionCode.WRONG_TYPE, "/properties/a~1b"),
                arguments("{\"visitor\": 1}", RejectionCode.UNKNOWN_MEMBER, "/visitor"),
                arguments("{\"\": 1}", RejectionCode.UNKNOWN_MEMBER, "/"),
                arguments("{\"facts\": {\"mail\": {}}}", RejectionCode.UNKNOWN_MEMBER, "/facts/mail"),
                arguments("{\"consents\": [{\"at\": 1}]}", RejectionCode.UNKNOWN_MEMBER, "/consents/0/at"),
                arguments("{\"id\": \"a\", \"id\": \"b\"}", RejectionCode.DUPLICATE_MEMBER, "/id"),
                arguments("{\"id\": null, \"id\": \"b\"}", RejectionCode.DUPLICATE_MEMBER, "/id"),
                arguments("{\"page\": {}, \"page\": {}}", RejectionCode.DUPLICATE_MEMBER, "/page"),
                arguments("{\"page\":{\"url\":\"\",\"url\":[]}}", RejectionCode.DUPLICATE_MEMBER, "/page/url"),
                arguments("{\"properties\":{\"a\":1,\"a\":2}}", RejectionCode.DUPLICATE_MEMBER, "/properties/a"),
                arguments("{\"name\": \"" + "x".repeat(2000) + "\"}", RejectionCode.EVENT_TOO_LARGE, ""),
                arguments("{\"x\": " + "9".repeat(1001) + "}", RejectionCode.LIMIT_EXCEEDED, ""),
                arguments(
                        "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", RejectionCode.LIMIT_EXCEEDED, ""),
                arguments("[".repeat(100_000) + "]".repeat(100_000), RejectionCode.LIMIT_EXCEEDED, ""));
    }

    @Test
    void findsTheIdBehindAnError() {
        Reading.Misshapen misshapen = misshapen("{\"oops\": {\"deep\": [1]}, \"id\": \"a-1\"}");

        assertThat(misshapen.id()).isEqualTo("a-1");
        assertThat(misshapen.rejection().detail()).contains("visitorId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32"})
    void survivesOtherEncodings(String charset) {
        assertThat(READER.read(("[" + GOOD + "]").getBytes(Charset.forName(charset)), events -> {}))
                .isNotNull();
        assertThat(READER.read(GOOD.getBytes(Charset.forName(charset)), events -> {}))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[{},{} x,{}]|3", "{} ; {]|2", "{]|1", "[]|0", "[{}|1", "``|1"})
    void tellsHowManyEventsThereAreBeforeItReadsThem(String body, int expected) {
        IllegalStateException refused = new IllegalStateException("refused");
        List<Integer> told = new ArrayList<>();

        assertThatThrownBy(() -> READER.read(body.replace(" ; ", "\n").getBytes(StandardCharsets.UTF_8), events -> {
                    told.add(events);
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(told).containsExactly(expected);
    }

    @Test
    @Timeout(20)
    void saysOfEachOfManyBrokenLinesWhereItIs() {
        String line = "{\"id\":\"" + "x".repeat(1600) + "\" x}\n";
        byte[] body = ("{}\n" + line.repeat(9_999)).getBytes(StandardCharsets.UTF_8);

        RequestBody read = new RequestReader(10_000, 2000).read(body, events -> {});

        assertThat(((RequestBody.Events) read).readings())
                .hasSize(10_000)
                .last()
                .satisfies(reading -> assertThat(
                                ((Reading.Misshapen) reading).rejection().detail())
                        .startsWith("At line 10000, column 1610 of the body: "));
    }

    @Test
    void findsPlacesInAnyOrder() {
        Lines lines = new Lines("a\nbc\n\nd".getBytes(StandardCharsets.UTF_8));

        assertThat(List.of(lines.where(3), lines.where(6), lines.where(3), lines.where(0), lines.where(7)))
                .containsExactly(
                        "line 2, column 2",
                        "line 4, column 1",
                        "line 2, column 2",
                        "line 1, column 1",
                        "line 4, column 2");
    }

    @Test
    void rejectsBrokenUtf8OnItsOwn() {
        byte[] body = ("[" + GOOD + ",{\"name\":\"?\"}]").getBytes(StandardCharsets.UTF_8);
        body[body.length - 4] = (byte) 0xFF;

        assertThat(READER.read(body, events -> {}))
                .isInstanceOfSatisfying(
                        RequestBody.Events.class,
                        read -> assertThat(read.readings())
                                .extracting(Object::getClass)
                                .containsExactly(List.of(Reading.Event.class, Reading.Misshapen.class)
                                        .toArray(Class<?>[]::new)));
    }

    private static RequestBody read(String body) {
        return READER.read(body.getBytes(StandardCharsets.UTF_8), events -> {});
    }

    private static RawTouchpoint event(String json) {
        return ((Reading.Event) only(json)).touchpoint();
    }

    private static Reading.Misshapen misshapen(String json) {
        return (Reading.Misshapen) only(json);
    }

    private static Reading only(String json) {
        return ((RequestBody.Events) read(json)).readings().getFirst();
    }
}
