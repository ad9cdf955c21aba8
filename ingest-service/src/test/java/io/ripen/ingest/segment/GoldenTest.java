package io.ripen.ingest.segment;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.Protocol;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies as the SDKs really sent them: recorded from the unmodified clients, with invented people. Those of scripts in
 * browsers have names that begin with {@code browser}.
 */
class GoldenTest {
    private static final String BROWSER = "browser";
    private static final Client PAGE =
            new Client("203.0.113.0", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0)", null, Client.Signals.NONE, false);
    private static final Client SERVER = new Client(null, null, null, Client.Signals.NONE, true);

    static Stream<GoldenCase> cases() {
        return GoldenCase.in("segment");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheTablesSay(GoldenCase golden) {
        boolean inBrowser = golden.toString().startsWith(BROWSER);

        golden.verify(
                Protocol.SEGMENT, SegmentInTests.submitted(golden.request(), inBrowser), inBrowser ? PAGE : SERVER);
    }
}
