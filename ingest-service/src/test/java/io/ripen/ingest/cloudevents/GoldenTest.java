package io.ripen.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.touchpoint.NativeEvents;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private static final CloudEventReader READER =
            new CloudEventReader(BoundsInTests.BOUNDS, new NativeEvents(65_536)::read);

    static Stream<GoldenCase> cases() {
        return GoldenCase.in("cloudevents");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheTablesSay(GoldenCase golden) {
        JsonEvents events = JsonEvents.ofArray(golden.request(), 100);

        assertThat(events).isInstanceOf(JsonEvents.Elements.class);
        golden.verify(
                Protocol.CLOUDEVENTS,
                ((JsonEvents.Elements) events)
                        .elements().stream()
                                .map(event -> ((JsonEvents.Element.Json) event).node())
                                .map(event -> new Submitted(READER.read(event), event::toString))
                                .toList());
    }
}
