package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.reading.BoundedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A self-describing JSON: data with the Iglu URI of its schema.
 *
 * @param vendor for example {@code com.snowplowanalytics.snowplow}
 * @param name for example {@code link_click}
 * @param version for example {@code 1-0-1}
 * @param data what the schema describes
 */
record SelfDescribing(String vendor, String name, String version, JsonNode data) {
    private static final Pattern IGLU = Pattern.compile(
            "iglu:([a-zA-Z0-9-_.]{1,128})/([a-zA-Z0-9-_.]{1,128})/([a-zA-Z0-9-_]{1,64})/([0-9]{1,9}-[0-9]{1,9}-[0-9]{1,9})");

    /** The schema without its version: {@code vendor/name}. */
    String schema() {
        return vendor + "/" + name;
    }

    /** Reads one; null if it has no schema that can be read. */
    static @Nullable SelfDescribing of(JsonNode json) {
        Matcher schema = IGLU.matcher(json.path("schema").asText(""));
        return schema.matches()
                ? new SelfDescribing(schema.group(1), schema.group(2), schema.group(4), json.path("data"))
                : null;
    }

    /** The event of {@code ue_px} or {@code ue_pr}, out of its envelope; null if there is none that can be read. */
    static @Nullable SelfDescribing event(Parameters parameters) {
        JsonNode envelope = json(parameters, "ue_px", "ue_pr");
        return envelope == null ? null : of(envelope.path("data"));
    }

    /** The entities of {@code cx} or {@code co}, out of their envelope; those that cannot be read are left out. */
    static List<SelfDescribing> entities(Parameters parameters) {
        JsonNode envelope = json(parameters, "cx", "co");
        if (envelope == null) {
            return List.of();
        }
        List<SelfDescribing> entities = new ArrayList<>();
        for (JsonNode element : envelope.path("data")) {
            SelfDescribing entity = of(element);
            if (entity != null) {
                entities.add(entity);
            }
        }
        return List.copyOf(entities);
    }

    private static @Nullable JsonNode json(Parameters parameters, String encodedName, String plainName) {
        String encoded = parameters.text(encodedName);
        String plain = parameters.text(plainName);
        try {
            if (encoded != null) {
                return BoundedJson.read(decoded(encoded));
            }
            return plain == null ? null : BoundedJson.read(plain);
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Base64 of either alphabet, with or without its end; a plus that was read from a query is a blank. */
    private static byte[] decoded(String encoded) {
        String url = encoded.strip().replace(' ', '-').replace('+', '-').replace('/', '_');
        return Base64.getUrlDecoder().decode(url);
    }
}
