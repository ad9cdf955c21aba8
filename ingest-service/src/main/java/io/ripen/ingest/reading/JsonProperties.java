package io.ripen.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.site.PropertyBounds;
import java.util.StringJoiner;

/**
 * Lays the values of a JSON object flat: the members of an inner object get the outer name and a dot before theirs,
 * texts, numbers and booleans of an array are joined by commas, and null is absent. Arrays of anything else are left out.
 */
public final class JsonProperties {
    private static final String JOINT = ", ";
    private static final int MAX_PREFIX = 4 * PropertyBounds.MAX_NAME;

    private JsonProperties() {}

    /** Adds each value of {@code node} under its name, or under {@code prefix.name} where the prefix is not empty. */
    public static void addTo(ForeignTouchpoint touchpoint, String prefix, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                String outer = prefix(prefix);
                node.properties().forEach(entry -> addTo(touchpoint, joined(outer, entry.getKey()), entry.getValue()));
            }
            case ARRAY -> touchpoint.property(prefix, joined(node));
            case STRING -> touchpoint.property(prefix, node.textValue());
            case NUMBER -> touchpoint.number(prefix, node.asText());
            case BOOLEAN -> touchpoint.flag(prefix, node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> {}
        }
    }

    /** What of an outer name counts: more than a property's name holds, even where characters of it are left out. */
    public static String prefix(String name) {
        return name.length() <= MAX_PREFIX ? name : name.substring(0, MAX_PREFIX);
    }

    private static String joined(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    private static String joined(JsonNode array) {
        StringJoiner joiner = new StringJoiner(JOINT);
        for (JsonNode element : array) {
            if (element.isValueNode() && !element.isNull()) {
                joiner.add(element.asText());
            }
        }
        return joiner.toString();
    }
}
