package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.reading.BoundedJson;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says for all its calls; what a call says itself comes first.
 *
 * @param context the calls' context
 * @param integrations which tools the calls are for
 * @param sentAt when the client sent them, RFC 3339
 */
record BatchMembers(
        ObjectNode context,
        ObjectNode integrations,
        @Nullable String sentAt) {
    /** Says nothing. */
    static final BatchMembers NONE =
            new BatchMembers(BoundedJson.MAPPER.createObjectNode(), BoundedJson.MAPPER.createObjectNode(), null);

    /**
     * Adds to a call what it does not say itself.
     *
     * @param pathKind the kind that the path names; null if it names none
     * @return whether there was anything to add
     */
    boolean addTo(ObjectNode call, @Nullable CallKind pathKind) {
        ObjectNode before = call.deepCopy();
        add(call, "context", context);
        add(call, "integrations", integrations);
        if (sentAt != null && !call.has("sentAt")) {
            call.put("sentAt", sentAt);
        }
        if (pathKind != null && !call.has("type")) {
            call.put("type", pathKind.wireName());
        }
        return !call.equals(before);
    }

    private static void add(ObjectNode call, String name, ObjectNode weaker) {
        if (!weaker.isEmpty()) {
            call.set(name, Node.merged(weaker, Node.object(call, name)));
        }
    }
}
