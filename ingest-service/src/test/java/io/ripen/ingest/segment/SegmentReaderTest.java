package io.ripen.ingest.segment;

import static io.ripen.ingest.segment.SegmentInTests.READER;
import static io.ripen.ingest.segment.SegmentInTests.bytes;
import static io.ripen.ingest.segment.SegmentInTests.read;
import static io.ripen.ingest.segment.SegmentInTests.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.reading.JsonFault;
import io.ripen.ingest.segment.SegmentReader.ReadCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"page\"}",
                "\uFEFF {\"type\":\"page\"}\r\n",
                "[{\"type\":\"page\"}]",
                "{\"batch\":[{\"type\":\"page\"}]}",
                "{\"a\":\"]}\\\"\",\"batch\" : [ {\"type\":\"page\"} ] ,\"context\":{\"x\":[{}]}}",
                "{\"batch\":\"x\",\"type\":\"page\"}",
                "{\"batch\":[1,2,3],\"batch\":[{\"type\":\"page\"}]}",
            })
    void findsACall(String body) {
        assertThat(read(bytes(body), setting(false, null)))
                .singleElement()
                .satisfies(call -> assertThat(call.reading()).isInstanceOf(Reading.Event.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"batch\":[]}", "{\"batch\": [ ] }"})
    void findsThatThereIsNone(String body) {
        assertThat(read(bytes(body), setting(false, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\uFEFF",
                "x",
                "1",
                "\"{}\"",
                "{",
                "{]",
                "{}}",
                "{} {}",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a",
                "{\"batch\":[}",
                "{\"batch\":[{}",
                "{\"batch\":[{}]",
                "[",
                "[{}",
                "[{}]x",
                "[{}}",
                "a=b&c=d",
            })
    void saysThatABodyIsNoJson(String body) {
        assertThat(READER.cut(bytes(body))).isInstanceOf(SegmentBody.NotJson.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"track","event":"x",} | line 1, column 29 | was expecting double-quote
            {"batch":[{}]                 | line 1, column 14 | Unexpected end-of-input
            {"batch":[{}] x}              | line 1, column 15 | something after the end
            [{}] x                        | line 1, column 6  | something after the end
            [{}                           | line 1, column 4  | ends within the array
            1                             | line 1, column 1  | A JSON object is expected
            """)
    void saysWhereABodyIsNoJsonAndWhy(String body, String where, String reason) {
        assertThat(READER.cut(bytes(body))).isInstanceOfSatisfying(SegmentBody.NotJson.class, broken -> {
            assertThat(broken.reason()).contains(reason);
            assertThat(broken.where()).isEqualTo(where);
        });
    }

    @Test
    void saysWhereCallsAreNoJsonAndWhy() {
        SegmentBody.Calls calls = (SegmentBody.Calls) READER.cut(bytes("{\"batch\":[\n{\"event\":tru},{\"x\" 1}]}"));

        JsonFault first = READER.faultOfAll(calls, setting(false, null));

        assertThat(first).isNotNull();
        assertThat(calls.lines().where(first.at())).startsWith("line 2, ");
        assertThat(first.reason()).startsWith("Unrecognized token: was expecting");
        assertThat(READER.read(calls, calls.cuts().getLast(), setting(false, null))
                        .reading())
                .isInstanceOfSatisfying(
                        Reading.Misshapen.class,
                        call -> assertThat(call.rejection().detail()).startsWith("At line 2, column 20 of the body: "));
        assertThat(READER.faultOfAll(
                        (SegmentBody.Calls) READER.cut(bytes("[{\"event\":tru},{}]")), setting(false, null)))
                .isNull();
    }

    @Test
    void saysThatOtherEncodingsAreNoJson() {
        assertThat(READER.cut("{\"type\":\"page\"}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(SegmentBody.NotJson.class);
    }

    @Test
    void countsCallsUpToTheMostThatAreTaken() {
        String calls = "{},".repeat(SegmentInTests.MAX_CALLS - 1);

        assertThat(read(bytes("[" + calls + "{}]"), setting(false, null))).hasSize(SegmentInTests.MAX_CALLS);
        assertThat(READER.cut(bytes("{\"batch\":[" + calls + "{},{}]}")))
                .isEqualTo(new SegmentBody.TooMany(SegmentInTests.MAX_CALLS));
    }

    /** Each of its calls would get it, and be kept with it where it is rejected. */
    @Test
    void refusesABatchWhoseContextIsTooMuchForSoManyCalls() {
        int perCall = (int) (SegmentInTests.MAX_SHARED_BYTES / SegmentInTests.MAX_CALLS);
        String calls = "{},".repeat(SegmentInTests.MAX_CALLS - 1) + "{}";
        String half = "{\"a\":\"" + "x".repeat(perCall / 2 - 8) + "\"}";

        assertThat(READER.cut(
                        bytes("{\"context\":" + half + ",\"integrations\":" + half + ",\"batch\":[" + calls + "]}")))
                .isInstanceOf(SegmentBody.Calls.class);
        assertThat(READER.cut(
                        bytes("{\"context\":" + half + ",\"batch\":[" + calls + "],\"integrations\":" + half + "   }")))
                .isInstanceOf(SegmentBody.Calls.class);
        assertThat(READER.cut(bytes("{\"context\":" + half + ",\"batch\":[" + calls + "],\"integrations\":{\"b\":1,"
                        + half.substring(1) + "}")))
                .isEqualTo(new SegmentBody.TooMuchForEach(SegmentInTests.MAX_SHARED_BYTES));
    }

    /** Names of inner values begin with the outer ones; a long outer one is not written out for each of them. */
    @Test
    @Timeout(20)
    void readsManyValuesWithinALongName() {
        StringBuilder inner = new StringBuilder("\"email\":\"a@b.example\"");
        for (int i = 0; i < 150_000; i++) {
            inner.append(",\"").append(Integer.toString(i, 36)).append("\":1");
        }
        String context = "{\"traits\":{\"" + "n".repeat(500_000) + "\":{" + inner + "}},\"groupId\":{\""
                + "n".repeat(200_000) + "\":{" + inner + "}}}";

        assertThat(read(
                        bytes("{\"context\":" + context + ",\"batch\":[{\"type\":\"page\"},{\"type\":\"page\"}]}"),
                        setting(false, null)))
                .extracting(ReadCall::reading)
                .allMatch(Reading.Event.class::isInstance);
    }

    @Test
    void findsTheKey() {
        assertThat(key("{\"writeKey\":\"k\",\"batch\":[]}")).isEqualTo("k");
        assertThat(key("{\"type\":\"page\",\"writeKey\":\"k\"}")).isEqualTo("k");
        assertThat(key("{\"writeKey\":{},\"batch\":[]}")).isNull();
        assertThat(key("[]")).isNull();
    }

    @Test
    void keepsGoodCallsWhateverTheOthersAre() {
        List<ReadCall> calls = read(
                bytes("{\"batch\":[{\"type\":\"page\"},{\"x\" 1},{\"a\":" + "[".repeat(100) + "]".repeat(100)
                        + "},,{\"n\":" + "9".repeat(2000) + "},{\"type\":\"page\"}],\"context\":{broken}}"),
                setting(false, null));

        assertThat(calls).extracting(ReadCall::isJson).containsExactly(true, false, true, false, true, true);
        assertThat(calls)
                .map(SegmentReaderTest::code)
                .containsExactly(
                        null,
                        RejectionCode.INVALID_JSON,
                        RejectionCode.LIMIT_EXCEEDED,
                        RejectionCode.INVALID_JSON,
                        RejectionCode.LIMIT_EXCEEDED,
                        null);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void survivesDeepNesting(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);

        assertThat(read(bytes(deep), setting(false, null)))
                .map(SegmentReaderTest::code)
                .containsExactly(RejectionCode.LIMIT_EXCEEDED);
        assertThat(READER.cut(bytes("[".repeat(depth)))).isInstanceOf(SegmentBody.NotJson.class);
        assertThat(READER.cut(bytes("{\"a\":".repeat(depth)))).isInstanceOf(SegmentBody.NotJson.class);
        assertThat(read(bytes("{\"context\":" + deep + ",\"batch\":[{\"type\":\"page\"}]}"), setting(false, null)))
                .map(SegmentReaderTest::code)
                .containsExactly((RejectionCode) null);
    }

    @Test
    void refusesCallsThatAreTooLarge() {
        String call = "{\"type\":\"page\",\"name\":\"" + "x".repeat(65_536) + "\"}";

        assertThat(read(bytes(call), setting(false, null)))
                .map(SegmentReaderTest::code)
                .containsExactly(RejectionCode.EVENT_TOO_LARGE);
    }

    @Test
    void refusesCallsThatAreNotUtf8() {
        byte[] call = bytes("{\"type\":\"page\",\"name\":\"x\"}");
        call[call.length - 3] = (byte) 0xFF;

        assertThat(read(call, setting(false, null)))
                .map(SegmentReaderTest::code)
                .containsExactly(RejectionCode.INVALID_JSON);
    }

    @Test
    void keepsACallSoThatItCanBeSentAgainAlone() {
        String bare = "{\"event\" : \"X\"}";

        assertThat(payload("[" + bare + "]", null)).isEqualTo(bare);
        assertThat(payload("[{broken}]", null)).isEqualTo("{broken}");
        assertThat(payload(bare, CallKind.TRACK)).isEqualTo("{\"event\":\"X\",\"type\":\"track\"}");
        assertThat(payload(
                        "{\"sentAt\":\"2026-11-22T09:00:00Z\",\"context\":{\"ip\":\"i\",\"locale\":\"de\"},\"batch\":["
                                + "{\"context\":{\"locale\":\"en\"}}]}",
                        null))
                .isEqualTo("{\"context\":{\"ip\":\"i\",\"locale\":\"en\"},\"sentAt\":\"2026-11-22T09:00:00Z\"}");
    }

    private static String payload(String body, @Nullable CallKind pathKind) {
        SegmentBody.Calls calls = (SegmentBody.Calls) READER.cut(bytes(body));
        return READER.payload(calls, calls.cuts().getFirst(), pathKind);
    }

    private static @Nullable String key(String body) {
        return ((SegmentBody.Calls) READER.cut(bytes(body))).writeKey();
    }

    private static @Nullable RejectionCode code(ReadCall call) {
        return call.reading() instanceof Reading.Misshapen misshapen
                ? misshapen.rejection().code()
                : null;
    }
}
