package io.ripen.lanes.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.contracts.EventType;
import io.ripen.contracts.score.ReceiptLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and writes the data of events: instants as RFC 3339, numbers in plain notation, unknown members ignored. */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .addModule(new SimpleModule("ripen-receipts").addSerializer(ReceiptLine.class, new ReceiptLineWriter()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final Map<EventType, ObjectReader> READERS = Arrays.stream(EventType.values())
            .collect(Collectors.toMap(Function.identity(), type -> MAPPER.readerFor(type.dataType())));
    private static final ObjectWriter WRITER = MAPPER.writer();

    private EventJson() {}

    /** Writes an event's data. */
    public static byte[] write(Record data) {
        try {
            return WRITER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an event's data.
     *
     * @throws IOException if it is no JSON or does not fit the type's record; the message may quote the data and must
     *     not be logged
     */
    public static Record read(EventType type, byte[] data) throws IOException {
        Record event = Objects.requireNonNull(READERS.get(type)).readValue(data);
        if (event == null) {
            throw new IOException("the data is the JSON literal null");
        }
        return event;
    }
}
