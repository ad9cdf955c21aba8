package io.ripen.ingest.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.segment.SegmentReader.ReadCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads bodies as the service does, for a site whose consent tool has a category Analytics. */
final class SegmentInTests {
    static final int MAX_CALLS = 100;
    static final long MAX_SHARED_BYTES = 8_388_608;
    static final SegmentReader READER = new SegmentReader(MAX_CALLS, 65_536, MAX_SHARED_BYTES);

    private static final ForeignTouchpoint.Bounds BOUNDS =
            new ForeignTouchpoint.Bounds(100, 20, text -> text.matches("[^@\\s]+@[^@\\s]+"));

    private SegmentInTests() {}

    static CallReader.Setting setting(boolean inBrowser, @Nullable CallKind pathKind) {
        return new CallReader.Setting(pathKind, inBrowser, Map.of("Analytics", "web-tracking"), BOUNDS);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<ReadCall> read(byte[] body, CallReader.Setting setting) {
        assertThat(READER.cut(body)).isInstanceOf(SegmentBody.Calls.class);
        SegmentBody.Calls calls = (SegmentBody.Calls) READER.cut(body);
        return calls.cuts().stream()
                .map(cut -> READER.read(calls, cut, setting))
                .toList();
    }

    static List<Submitted> submitted(byte[] body, boolean inBrowser) {
        return read(body, setting(inBrowser, null)).stream()
                .map(call -> new Submitted(call.reading(), () -> ""))
                .toList();
    }

    /** What a server's call is read as; quotes may be single ones. */
    static RawTouchpoint touchpoint(String call) {
        return touchpoint(call, false);
    }

    static RawTouchpoint touchpoint(String call, boolean inBrowser) {
        Reading reading = only(call, setting(inBrowser, null));
        assertThat(reading).as(call).isInstanceOf(Reading.Event.class);
        return ((Reading.Event) reading).touchpoint();
    }

    static Rejection rejection(String call) {
        Reading reading = only(call, setting(false, null));
        assertThat(reading).as(call).isInstanceOf(Reading.Misshapen.class);
        return ((Reading.Misshapen) reading).rejection();
    }

    static Reading only(String call, CallReader.Setting setting) {
        List<ReadCall> calls = read(bytes(call.replace('\'', '"')), setting);
        assertThat(calls).hasSize(1);
        return calls.getFirst().reading();
    }
}
