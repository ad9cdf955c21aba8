package io.ripen.nurture.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.lanes.json.InstantModule;
import java.util.Map;

/**
 * The JSON form of what rows and commands hold, read across versions: members that are not known are ignored. A mapper of its
 * own, so that no setting of the HTTP side can change what is stored. Failures carry no cause and no text of the JSON, which
 * holds personal data.
 */
public final class StoredJson {
    /** Maps' keys are ids here, no two leads have them in common, and a table of all of them would only be searched. */
    private static final JsonFactory NO_TABLE_OF_NAMES = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(NO_TABLE_OF_NAMES)
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final TypeReference<Map<String, Long>> SEEN = new TypeReference<>() {};

    private StoredJson() {}

    /** Reads a value back. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    /** Reads the sequences seen, by source. */
    static Map<String, Long> readSeen(String json) {
        try {
            return MAPPER.readValue(json, SEEN);
        } catch (JsonProcessingException e) {
            throw unreadable(Map.class, e);
        }
    }

    /** Writes a value. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unreadable(value.getClass(), e);
        }
    }

    private static IllegalStateException unreadable(Class<?> type, JsonProcessingException e) {
        return new IllegalStateException(type.getSimpleName() + " cannot be read or written: "
                + e.getClass().getSimpleName());
    }
}
