package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.ripen.ingest.reading.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event as the tracker protocol has it: short names with text values.
 *
 * @param values what the tracker set; blank values are absent
 */
record Parameters(Map<String, String> values) {
    /** More than the protocol has names for. */
    private static final int MAX_PARAMETERS = 256;

    Parameters {
        values = Map.copyOf(values);
    }

    /** Trackers send texts; a number or boolean in its place is taken as its text, and anything else left out. */
    static Parameters of(ObjectNode event) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : event.properties()) {
            JsonNode value = entry.getValue();
            if (value.isValueNode() && !value.isNull()) {
                put(values, entry.getKey(), value.asText());
            }
        }
        return new Parameters(values);
    }

    /**
     * Reads a query string; of a name that comes twice the first value counts.
     *
     * @throws IllegalArgumentException for a broken escape
     */
    static Parameters ofQuery(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        QueryStringDecoder decoder = new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true);
        for (Map.Entry<String, List<String>> entry : decoder.parameters().entrySet()) {
            put(values, entry.getKey(), entry.getValue().getFirst());
        }
        return new Parameters(values);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank() && values.size() < MAX_PARAMETERS) {
            values.put(name, value);
        }
    }

    /** All but these. */
    Parameters without(Collection<String> names) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeAll(names);
        return new Parameters(fewer);
    }

    /** The event as a JSON object, as it would stand in a batch. */
    String json() {
        try {
            return BoundedJson.MAPPER.writeValueAsString(new TreeMap<>(values));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a map of texts cannot be written", unwritable);
        }
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /** The first of these that is given. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
