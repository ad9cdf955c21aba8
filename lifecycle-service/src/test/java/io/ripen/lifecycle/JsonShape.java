package io.ripen.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** Which members a JSON text has, whatever their values: examples must have those of real answers. */
public final class JsonShape {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonShape() {}

    /** The paths of all values. */
    public static Set<String> of(String json) {
        try {
            Set<String> paths = new TreeSet<>();
            collect("", JSON.readTree(json), paths);
            return paths;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, paths));
        } else if (node.isObject()) {
            node.properties().forEach(member -> collect(path + "." + member.getKey(), member.getValue(), paths));
        } else {
            paths.add(path);
        }
    }
}
