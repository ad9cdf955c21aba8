package io.ripen.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A published example of an event.
 *
 * @param path where it lies: {@code golden/}, type name, revision, file name
 */
record GoldenExample(
        String path,
        String typeName,
        String revision,
        String topic,
        String key,
        Map<String, String> headers,
        JsonNode data) {

    static Stream<GoldenExample> all() {
        return PublishedFiles.below("golden").stream().map(GoldenExample::load);
    }

    private static GoldenExample load(String path) {
        JsonNode file = Json.resource(path);
        Path folder = Path.of(path).getParent();
        Map<String, String> headers = new TreeMap<>();
        file.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return new GoldenExample(
                path,
                folder.getParent().getFileName().toString(),
                folder.getFileName().toString(),
                file.get("topic").textValue(),
                file.get("key").textValue(),
                headers,
                file.get("data"));
    }

    EventType type() {
        return EventType.of(typeName).orElseThrow();
    }

    /** The schema of the revision that the example was published with. */
    String schemaResource() {
        return "schemas/" + typeName + "/" + revision + ".json";
    }

    String dataSchema() {
        return "urn:ripen:schema:" + typeName + ":" + revision;
    }

    Record asRecord() {
        return Json.read(data.toString(), type().dataType());
    }

    @Override
    public String toString() {
        return path;
    }
}
