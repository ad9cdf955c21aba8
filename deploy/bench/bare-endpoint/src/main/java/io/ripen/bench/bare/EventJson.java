package io.ripen.bench.bare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads one event or an array of them, and writes one. */
@Singleton
class EventJson {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    @Inject
    EventJson(ObjectMapper mapper) {
        this.reader = mapper.readerForListOf(Event.class)
                .with(
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.writer = mapper.writerFor(Event.class);
    }

    /** What a body turned out to be. */
    sealed interface Body {
        /** Complete events, at least one. */
        record Events(List<Event> events) implements Body {}

        /** Something else. */
        record Refused(String reason) implements Body {}
    }

    Body read(byte[] body) {
        try {
            List<Event> events = reader.readValue(body);
            return events.isEmpty() || !events.stream().allMatch(Event::isComplete)
                    ? new Body.Refused("An event needs id, visitorId and type, and a page its url.")
                    : new Body.Events(events);
        } catch (IOException broken) {
            return new Body.Refused("The body is no JSON, or no event.");
        }
    }

    byte[] write(Event event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
