package io.ripen.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.reading.Mutations;
import io.ripen.ingest.reading.Writable;
import io.ripen.ingest.touchpoint.NativeEvents;
import io.ripen.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the event is, it is decided on, and what is accepted can be written. */
class FuzzTest {
    private static final int EVENTS = 10_000;
    private static final CloudEventReader READER =
            new CloudEventReader(BoundsInTests.BOUNDS, new NativeEvents(65_536)::read);
    static final String EVENT = """
            {"specversion":"1.0","id":"A-1","source":"/crm","type":"%s","subject":"visitor-1","time":"2026-11-20T10:00:00Z",
            "datacontenttype":"application/json","region":"emea","flag":true,"n":3,
            "data":{"id":"d","type":"form-fill","facts":{"email":"a@example.com"},"properties":{"a":1}}}""".replace("\n", "");

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("cloudevents-fuzz");
        int accepted = 0;
        int rejected = 0;
        for (int i = 0; i < EVENTS; i++) {
            byte[] body = event(random);
            if (JsonEvents.ofValue(body) instanceof JsonEvents.Elements(var events)
                    && events.getFirst() instanceof JsonEvents.Element.Json(JsonNode event)) {
                boolean taken = isTaken(READER.read(event));
                accepted += taken ? 1 : 0;
                rejected += taken ? 0 : 1;
            }
            List<Map.Entry<String, String>> headers = List.of(
                    Map.entry("ce-specversion", "1.0"),
                    Map.entry("ce-id", new String(Mutations.of("A-1", random), StandardCharsets.UTF_8)),
                    Map.entry("ce-source", new String(Mutations.of("/crm", random), StandardCharsets.UTF_8)),
                    Map.entry("ce-type", CloudEventReader.NATIVE),
                    Map.entry(
                            "ce-" + Mutations.any(List.of("subject", "", "UPPER", "ä", "time"), random), "visitor-1"));
            READER.read(BinaryMode.structured(headers, "application/json", body));
        }
        assertThat(accepted).as("the mutations leave some events good").isGreaterThan(EVENTS / 20);
        assertThat(rejected).as("the mutations make some events bad").isGreaterThan(EVENTS / 20);
    }

    static byte[] event(Random random) {
        String type = Mutations.any(
                List.of(CloudEventReader.NATIVE, CloudEventReader.CAPTURED, "com.acme.deal.opened"), random);
        return Mutations.of(EVENT.formatted(type), random);
    }

    private static boolean isTaken(Reading reading) {
        return Writable.isAccepted(IntakeInTests.decide(List.of(reading)).getFirst(), Protocol.CLOUDEVENTS);
    }
}
