package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TouchpointJsonTest {
    private static final Instant AT = Instant.parse("2025-04-23T00:21:24.939Z");

    private final TouchpointJson json = new TouchpointJson(new TimeShift(Duration.ofDays(1)));

    @Test
    void writesAPageView() throws JsonProcessingException {
        JsonNode touchpoint = write(new SampleEvent("e-1", "v-1", AT, "https://snowplow.io/pricing", false));

        assertThat(touchpoint).isEqualTo(new ObjectMapper().readTree("""
                {"id": "e-1", "visitorId": "v-1", "type": "page-view", "timestamp": "2025-04-24T00:21:24.939Z",
                 "page": {"url": "https://snowplow.io/pricing"}}"""));
    }

    @Test
    void addsThePersonToAForm() throws JsonProcessingException {
        JsonNode touchpoint = write(new SampleEvent("e-2", "v-1", AT, "https://snowplow.io/get-started", true));

        InventedPerson person = InventedPerson.of("v-1");
        assertThat(touchpoint.path("type").asText()).isEqualTo("form-fill");
        assertThat(touchpoint.path("facts").path("email").asText()).isEqualTo(person.email());
        assertThat(touchpoint.path("facts").has("phone")).isEqualTo(person.phone() != null);
        assertThat(touchpoint.has("consents")).isEqualTo(person.mayBeMailed());
    }

    private JsonNode write(SampleEvent event) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.batch(List.of(event))).path(0);
    }
}
