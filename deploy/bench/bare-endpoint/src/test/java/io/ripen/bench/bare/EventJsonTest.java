package io.ripen.bench.bare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final String EVENT = """
            {"id": "e1", "visitorId": "v1", "type": "page-view", "page": {"url": "https://example.com/"}}""";

    private final EventJson json = new EventJson(new ObjectMapper().registerModule(new JavaTimeModule()));

    @Test
    void readsOneEventAndAnArray() {
        assertThat(events(EVENT)).hasSize(1);
        assertThat(events("[" + EVENT + "," + EVENT + "]")).hasSize(2);
    }

    @Test
    void refusesAnEventThatLacksWhatItNeeds() {
        assertThat(read("{\"id\": \"e1\", \"type\": \"page-view\"}")).isInstanceOf(EventJson.Body.Refused.class);
        assertThat(read("[" + EVENT + ", {}]")).isInstanceOf(EventJson.Body.Refused.class);
        assertThat(read("[]")).isInstanceOf(EventJson.Body.Refused.class);
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThat(read("{")).isInstanceOf(EventJson.Body.Refused.class);
        assertThat(read("\"text\"")).isInstanceOf(EventJson.Body.Refused.class);
        assertThat(read(EVENT + EVENT)).isInstanceOf(EventJson.Body.Refused.class);
    }

    @Test
    void writesWhatItRead() {
        Event event = events(EVENT).getFirst();

        assertThat(events(new String(json.write(event), StandardCharsets.UTF_8)))
                .containsExactly(event);
    }

    private List<Event> events(String body) {
        return ((EventJson.Body.Events) read(body)).events();
    }

    private EventJson.Body read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
