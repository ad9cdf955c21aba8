package io.ripen.ingest.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.touchpoint.NativeEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of POST requests and queries of GET requests as trackers sent them, and some that none would send. */
class GoldenTest {
    private static final TrackerEventReader READER =
            new TrackerEventReader(BoundsInTests.BOUNDS, new NativeEvents(65_536)::read);
    private static final String ANONYMOUS = "anonymous";

    static Stream<GoldenCase> cases() {
        return GoldenCase.in("snowplow");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheTablesSay(GoldenCase golden) {
        boolean anonymous = golden.toString().startsWith(ANONYMOUS);
        var setting = new TrackerEventReader.Setting(anonymous, Map.of("tracking cookies", "web-tracking"));
        Client.Signals signals = new Client.Signals(false, anonymous, false);
        List<Submitted> events = parameters(golden.request()).stream()
                .map(parameters -> new Submitted(READER.read(parameters, setting), () -> ""))
                .toList();

        golden.verify(Protocol.SNOWPLOW, events, new Client("192.0.2.0", "node", null, signals, !anonymous));
    }

    private static List<Parameters> parameters(byte[] request) {
        if (request[0] != '{') {
            return List.of(Parameters.ofQuery(new String(request, StandardCharsets.UTF_8).strip()));
        }
        JsonEvents events = JsonEvents.ofMember("data", request, 1000);
        assertThat(events).isInstanceOf(JsonEvents.Elements.class);
        return ((JsonEvents.Elements) events)
                .elements().stream()
                        .map(event -> Parameters.of((ObjectNode) ((JsonEvents.Element.Json) event).node()))
                        .toList();
    }
}
