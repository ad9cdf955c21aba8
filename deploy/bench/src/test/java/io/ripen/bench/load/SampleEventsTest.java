package io.ripen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleEventsTest {
    private static final Instant LATEST = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anEventHasAboutSixHundredBytes() {
        assertThat(new SampleEvents(1, LATEST).body(1)).hasSizeBetween(550, 650);
    }

    @Test
    void aBatchIsAnArrayOfEventsWithIdsOfTheirOwn() throws IOException {
        JsonNode batch = new ObjectMapper().readTree(new SampleEvents(1, LATEST).body(100));

        assertThat(batch.isArray()).isTrue();
        Set<String> ids = new HashSet<>();
        batch.forEach(event -> ids.add(event.path("id").asText()));
        assertThat(ids).hasSize(100);
        assertThat(batch)
                .allSatisfy(event -> assertThat(
                                Instant.parse(event.path("timestamp").asText()))
                        .isBeforeOrEqualTo(LATEST));
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(new SampleEvents(7, LATEST).body(3)).isEqualTo(new SampleEvents(7, LATEST).body(3));
    }
}
