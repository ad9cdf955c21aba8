package io.ripen.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.json.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeadKeysTest {
    private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");
    /** The topics of leads that lifecycle reads. */
    private static final Set<Topic> TOPICS =
            Set.of(Topic.LEAD_SCORES, Topic.SALES_FEEDBACK, Topic.LEAD_STAGES, Topic.PRIVACY);

    @Test
    void theSubjectOfAnEventDoesNotMatter() {
        LeadErasureRequested request = new LeadErasureRequested("l-1", 1, "r-1", DAY);

        assertThat(LeadKeys.mismatch(record("l-1", request))).isEmpty();
        assertThat(LeadKeys.mismatch(record("l-2", request)))
                .contains(new PoisonRecord(record("l-2", request), "key-mismatch: the key must be the leadId"));
    }

    @Test
    void aLeadThatTheDataDoesNotNameIsNotTheKeys() throws IOException {
        Record nameless = EventJson.read(EventType.SALES_FEEDBACK, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(LeadKeys.mismatch(record("l-1", nameless))).isPresent();
        assertThat(LeadKeys.lead(record("l-1", nameless))).isEqualTo("l-1");
    }

    /** A type that comes to these topics later is not forgotten here. */
    @ParameterizedTest
    @MethodSource("types")
    void asksEveryEventOfALead(EventType type) throws IOException {
        String example =
                type.schemaResource().replaceFirst("^schemas/", "/golden/").replace(".json", "/minimal.json");
        try (InputStream file = EventType.class.getResourceAsStream(example)) {
            JsonNode golden = new ObjectMapper().readTree(file);
            Record event = EventJson.read(type, golden.get("data").toString().getBytes(StandardCharsets.UTF_8));
            String key = golden.get("key").asText();

            assertThat(LeadKeys.lead(record("other", event))).isEqualTo(key);
            assertThat(LeadKeys.mismatch(record("other", event))).isPresent();
            assertThat(LeadKeys.mismatch(record(key, event))).isEmpty();
        }
    }

    static Stream<EventType> types() {
        return Arrays.stream(EventType.values())
                .filter(type -> TOPICS.contains(type.topic()) && type != EventType.CONSENT_CHANGED);
    }

    private static LaneRecord record(String key, Record event) {
        return new LaneRecord(
                "t", 0, key, new EventEnvelope("e-1", "/other", "t", "somebody-else", DAY, 1L, null), event);
    }
}
