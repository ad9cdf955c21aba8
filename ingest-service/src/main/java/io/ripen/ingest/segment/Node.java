package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.reading.JsonProperties;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads values out of what clients send, where anything may be of any type: the wrong type is the same as absent. */
final class Node {
    private Node() {}

    /** The member as a text, a number or boolean in its JSON form; null if it is absent, blank, or of another type. */
    static @Nullable String text(JsonNode object, String name) {
        return text(object.path(name));
    }

    /** The value as a text; null if it is not a scalar, or blank. */
    static @Nullable String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return text.isBlank() ? null : text;
    }

    /** The first member that is a text and not blank; null if there is none. */
    static @Nullable String firstText(JsonNode object, String... names) {
        for (String name : names) {
            String text = text(object, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The member as an object; an empty one if it is absent or of another type. */
    static ObjectNode object(JsonNode object, String name) {
        return object.path(name) instanceof ObjectNode found ? found : BoundedJson.MAPPER.createObjectNode();
    }

    /** The members of both; of those with one name {@code stronger}'s. */
    static ObjectNode merged(ObjectNode weaker, ObjectNode stronger) {
        if (weaker.isEmpty()) {
            return stronger;
        }
        if (stronger.isEmpty()) {
            return weaker;
        }
        ObjectNode merged = BoundedJson.MAPPER.createObjectNode();
        merged.setAll(weaker);
        merged.setAll(stronger);
        return merged;
    }

    /** Tells of every value in the object that is no object itself, by its path with dots; of long outer names the beginning. */
    static void eachLeaf(ObjectNode object, BiConsumer<String, JsonNode> leaf) {
        eachLeaf("", object, leaf);
    }

    private static void eachLeaf(String prefix, ObjectNode object, BiConsumer<String, JsonNode> leaf) {
        object.properties().forEach(member -> {
            String path = prefix + member.getKey();
            if (member.getValue() instanceof ObjectNode inner) {
                eachLeaf(JsonProperties.prefix(path) + ".", inner, leaf);
            } else {
                leaf.accept(path, member.getValue());
            }
        });
    }
}
