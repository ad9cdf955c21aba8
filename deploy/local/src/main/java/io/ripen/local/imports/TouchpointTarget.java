package io.ripen.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.process.LocalFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to ingest like a server of the site does. A row without an id gets the hash of its content as one, whatever
 * the order of its members, and one that names only a mail address gets a user id that is a hash of the address: both are
 * the same each time.
 */
public final class TouchpointTarget implements ImportTarget {
    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final ServiceCalls ingest;
    private final Mapping mapping;
    private final @Nullable String type;

    /**
     * A target.
     *
     * @param ingest ingest-service, with a server key
     * @param mapping where members come from
     * @param type the type of events that name none; null if they must
     */
    public TouchpointTarget(ServiceCalls ingest, Mapping mapping, @Nullable String type) {
        this.ingest = ingest;
        this.mapping = mapping;
        this.type = type;
    }

    @Override
    public String identity() {
        return "touchpoints " + (type == null ? "of any type" : type) + " " + ingest.identity();
    }

    @Override
    public ObjectNode completed(ObjectNode event) {
        if (type != null && !event.has("type")) {
            event.put("type", type);
        }
        String email = event.path("facts").path("email").asText("");
        if (!event.has("visitorId") && !event.has("userId") && !email.isEmpty()) {
            event.put("userId", "import-" + Hash.of(email.strip().toLowerCase(Locale.ROOT)));
        }
        if (!event.has("id")) {
            event.put("id", "import-" + Hash.of(canonical(event)));
        }
        return event;
    }

    private static String canonical(ObjectNode event) {
        try {
            return CANONICAL.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is JSON", e);
        }
    }

    @Override
    public List<Optional<Refusal>> send(List<SourceRow> rows) {
        String body = rows.stream().map(row -> String.valueOf(row.event())).collect(Collectors.joining(",", "[", "]"));
        JsonNode results = ingest.post("/v1/touchpoints/import", "application/json", body)
                .orFail()
                .path("results");
        if (results.size() != rows.size()) {
            throw new LocalFailure("ingest-service answered for " + results.size() + " events of " + rows.size() + ".");
        }
        List<Optional<Refusal>> refusals = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode result = results.get(i);
            boolean refused = result.path("outcome").asText().equals("rejected");
            refusals.add(refused ? Optional.of(refusal(rows.get(i), result)) : Optional.empty());
        }
        return refusals;
    }

    private Refusal refusal(SourceRow row, JsonNode result) {
        String pointer = result.path("pointer").asText("");
        String member = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
        return new Refusal(
                row.line(),
                mapping.columnOf(member),
                result.path("code").asText(),
                result.path("detail").asText());
    }
}
