package io.ripen.scoring.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints in a file: the data of {@code ripen.touchpoint.captured.v1}, one after another or in an array, alone or as
 * the member {@code touchpoint} or {@code touchpoints} of objects around them.
 */
final class TouchpointFile {
    private static final JsonMapper JSON = new JsonMapper();

    private TouchpointFile() {}

    /**
     * Reads the touchpoints of a lead, without those that machines caused.
     *
     * @param lead an address, visitor id or user id; null for everything in the file as one lead
     * @throws ModelFileException if the file cannot be read, or the visitor or user is several people
     */
    static List<Touchpoint> read(Path file, @Nullable String lead) {
        List<TouchpointCaptured> captured = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                JSON.readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
            while (values.hasNextValue()) {
                collect(values.nextValue(), file, captured);
            }
        } catch (JsonProcessingException e) {
            throw new ModelFileException("touchpoint file " + file + " is no JSON near line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new ModelFileException("touchpoint file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
        List<Touchpoint> touchpoints = (lead == null ? captured : LeadParts.of(captured, lead))
                .stream()
                        .filter(touchpoint -> !TouchpointReader.isMachine(touchpoint))
                        .map(TouchpointReader::read)
                        .toList();
        if (touchpoints.isEmpty()) {
            throw new ModelFileException(
                    "touchpoint file " + file + " has no touchpoint" + (lead == null ? "" : " of " + lead));
        }
        return touchpoints;
    }

    private static void collect(JsonNode node, Path file, List<TouchpointCaptured> captured) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, file, captured));
        } else if (node.has("touchpoints")) {
            collect(node.get("touchpoints"), file, captured);
        } else if (node.has("touchpoint")) {
            collect(node.get("touchpoint"), file, captured);
        } else {
            captured.add(captured(node, file, captured.size() + 1));
        }
    }

    private static TouchpointCaptured captured(JsonNode node, Path file, int number) {
        for (String member : List.of("touchpointId", "site", "type", "occurredAt", "receivedAt")) {
            if (!node.hasNonNull(member)) {
                throw new ModelFileException("touchpoint " + number + " of " + file + " needs the member '" + member
                        + "': one object per touchpoint, as on the topic ripen.touchpoints.v1");
            }
        }
        try {
            return (TouchpointCaptured) EventJson.read(EventType.TOUCHPOINT_CAPTURED, JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new ModelFileException("touchpoint " + number + " of " + file + " is not as docs/events.md says");
        }
    }
}
