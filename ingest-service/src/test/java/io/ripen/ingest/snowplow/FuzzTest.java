package io.ripen.ingest.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.reading.Writable;
import io.ripen.ingest.touchpoint.NativeEvents;
import io.ripen.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a tracker or somebody else sends, each event is decided on, and what is accepted can be written. */
class FuzzTest {
    private static final int BODIES = 5_000;
    private static final TrackerEventReader READER =
            new TrackerEventReader(BoundsInTests.BOUNDS, new NativeEvents(65_536)::read);

    @Test
    void decidesOnWhateverIsPosted() {
        Random random = Seeds.random("snowplow-fuzz");
        int accepted = 0;
        int rejected = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = MutatedPayloads.body(random);
            if (JsonEvents.ofMember("data", body, 100) instanceof JsonEvents.Elements(var events)) {
                List<Reading> readings = new ArrayList<>();
                for (JsonEvents.Element event : events) {
                    if (event instanceof JsonEvents.Element.Json(ObjectNode object)) {
                        readings.add(read(Parameters.of(object), random));
                    }
                }
                List<Decision> decisions = IntakeInTests.decide(readings);
                accepted += count(decisions);
                rejected += decisions.size() - count(decisions);
            }
        }
        assertThat(accepted).as("the mutations leave some events good").isGreaterThan(BODIES / 20);
        assertThat(rejected).as("the mutations make some events bad").isGreaterThan(BODIES / 20);
    }

    @Test
    void decidesOnWhateverIsInAQuery() {
        Random random = Seeds.random("snowplow-query-fuzz");
        int read = 0;
        for (int i = 0; i < BODIES; i++) {
            String query = new String(MutatedPayloads.query(random), StandardCharsets.UTF_8);
            try {
                read += count(IntakeInTests.decide(List.of(read(Parameters.ofQuery(query), random))));
            } catch (IllegalArgumentException brokenEscape) {
                assertThat(query).contains("%");
            }
        }
        assertThat(read).isGreaterThan(BODIES / 20);
    }

    private static Reading read(Parameters parameters, Random random) {
        return READER.read(parameters, new TrackerEventReader.Setting(random.nextInt(5) == 0, Map.of()));
    }

    private static int count(List<Decision> decisions) {
        return (int) decisions.stream()
                .filter(decision -> Writable.isAccepted(decision, Protocol.SNOWPLOW))
                .count();
    }
}
