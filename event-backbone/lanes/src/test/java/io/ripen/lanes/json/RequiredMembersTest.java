package io.ripen.lanes.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequiredMembersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void missesNothingInAMinimalEvent(EventType type) throws IOException {
        assertThat(firstMissing(type, minimal(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void missesEachTextThatTheSchemaRequires(EventType type) throws IOException {
        ObjectNode event = minimal(type);
        for (JsonNode required : resource(type.schemaResource()).get("required")) {
            String member = required.textValue();
            if (event.get(member).isTextual()) {
                assertThat(firstMissing(type, event.deepCopy().without(member))).contains(member);
                assertThat(firstMissing(type, event.deepCopy().putNull(member))).contains(member);
            }
        }
    }

    @Test
    void missesAMemberOfARecordWithin() throws IOException {
        ObjectNode event = minimal(EventType.CONSENT_CHANGED);

        ((ObjectNode) event.get("cause")).remove("occurredAt");

        assertThat(firstMissing(EventType.CONSENT_CHANGED, event)).contains("cause.occurredAt");
        event.remove("consent");
        assertThat(firstMissing(EventType.CONSENT_CHANGED, event)).contains("consent");
    }

    @Test
    void missesATextThatNoTableCanHold() throws IOException {
        ObjectNode event = minimal(EventType.LEAD_ERASURE_REQUESTED).put("requestId", "case\u00007");

        assertThat(firstMissing(EventType.LEAD_ERASURE_REQUESTED, event)).contains("requestId");
    }

    private static Optional<String> firstMissing(EventType type, JsonNode event) throws IOException {
        return RequiredMembers.firstMissing(
                EventJson.read(type, event.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode minimal(EventType type) throws IOException {
        String example =
                type.schemaResource().replaceFirst("^schemas", "golden").replace(".json", "/minimal.json");
        return (ObjectNode) resource(example).get("data");
    }

    private static JsonNode resource(String path) throws IOException {
        try (InputStream file = EventType.class.getResourceAsStream("/" + path)) {
            return JSON.readTree(file);
        }
    }
}
