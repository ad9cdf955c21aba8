package io.ripen.ingest.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.ripen.ingest.reading.BoundedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings an event of binary mode into the form of structured mode, so that there is one way to read both. */
final class BinaryMode {
    private static final String PREFIX = "ce-";

    private BinaryMode() {}

    /**
     * The event in the JSON event format.
     *
     * @param headers the request's headers
     * @param contentType what the body is said to be
     */
    static ObjectNode structured(
            Iterable<Map.Entry<String, String>> headers, @Nullable String contentType, byte[] body) {
        ObjectNode event = BoundedJson.MAPPER.createObjectNode();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                event.put(name.substring(PREFIX.length()), decoded(header.getValue()));
            }
        }
        if (contentType != null) {
            event.put("datacontenttype", contentType);
        }
        if (body.length > 0) {
            addData(event, contentType, body);
        }
        return event;
    }

    private static void addData(ObjectNode event, @Nullable String contentType, byte[] body) {
        JsonNode json = contentType == null || ContentMode.isJson(contentType) ? json(body) : null;
        String text = json == null ? text(body) : null;
        if (json != null) {
            event.set("data", json);
        } else if (text != null && contentType != null && !ContentMode.isJson(contentType)) {
            event.put("data", text);
        } else {
            event.put("data_base64", body);
        }
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            JsonNode json = BoundedJson.read(body);
            return json.isMissingNode() ? null : json;
        } catch (IOException noJson) {
            return null;
        }
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** HTTP protocol binding 1.0, section 3.1.3.2: other characters than visible ASCII come as escapes of UTF-8. */
    private static String decoded(String value) {
        try {
            return QueryStringDecoder.decodeComponent(value.replace("+", "%2B"));
        } catch (IllegalArgumentException noEscape) {
            return value;
        }
    }
}
