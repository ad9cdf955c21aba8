package io.ripen.ingest.segment;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.reading.JsonCuts;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.JsonFault;
import io.ripen.ingest.reading.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads bodies as calls. Their form is found by their bytes; whatever they are, reading does not throw. */
final class SegmentReader {
    private final int maxCalls;
    private final int maxCallBytes;
    private final long maxSharedBytes;

    /**
     * @param maxCalls most calls of a body
     * @param maxCallBytes most bytes of a call
     * @param maxSharedBytes most bytes of what a batch says for all its calls, counted once for each
     */
    SegmentReader(int maxCalls, int maxCallBytes, long maxSharedBytes) {
        this.maxCalls = maxCalls;
        this.maxCallBytes = maxCallBytes;
        this.maxSharedBytes = maxSharedBytes;
    }

    /** Finds the calls and the key of a body. */
    SegmentBody cut(byte[] body) {
        JsonCuts cuts = new JsonCuts(body);
        Cut whole = cuts.whole();
        if (cuts.isArray(whole)) {
            return calls(body, cuts.elements(whole, maxCalls), Map.of());
        }
        Map<String, Cut> members = cuts.isObject(whole) ? cuts.members(whole) : null;
        if (members == null) {
            return notJson(body, whole);
        }
        Cut batch = members.get("batch");
        return batch != null && cuts.isArray(batch)
                ? calls(body, cuts.elements(batch, maxCalls), members)
                : new SegmentBody.Calls(body, List.of(whole), BatchMembers.NONE, writeKey(body, members));
    }

    private static SegmentBody notJson(byte[] body, Cut whole) {
        JsonFault fault = whole.length() == 0
                ? new JsonFault(body.length, "The body is empty.")
                : new JsonFault(whole.from(), "A JSON object is expected: a call, or a batch of them.");
        try {
            BoundedJson.read(body, whole.from(), whole.length());
        } catch (IOException broken) {
            fault = JsonFault.of(broken, whole);
        }
        return new SegmentBody.NotJson(new Lines(body).where(fault.at()), fault.reason());
    }

    private SegmentBody calls(byte[] body, JsonCuts.Elements elements, Map<String, Cut> members) {
        return switch (elements) {
            case JsonCuts.Elements.Found(List<Cut> calls) -> calls(body, calls, members);
            case JsonCuts.Elements.Broken(int at, String reason) ->
                new SegmentBody.NotJson(new Lines(body).where(at), reason);
            case JsonCuts.Elements.TooMany ignored -> new SegmentBody.TooMany(maxCalls);
        };
    }

    /** Each call gets what the batch says for all: without a bound a small body would be many large events. */
    private SegmentBody calls(byte[] body, List<Cut> calls, Map<String, Cut> members) {
        long shared = (long) length(members.get("context")) + length(members.get("integrations"));
        if (calls.size() * shared > maxSharedBytes) {
            return new SegmentBody.TooMuchForEach(maxSharedBytes);
        }
        BatchMembers batch = new BatchMembers(
                object(body, members.get("context")),
                object(body, members.get("integrations")),
                ClientTime.of(value(body, members.get("sentAt"))));
        return new SegmentBody.Calls(body, calls, batch, writeKey(body, members));
    }

    /**
     * What became of one call.
     *
     * @param fault why it is no JSON; null if it is
     */
    record ReadCall(@Nullable JsonFault fault, Reading reading) {
        boolean isJson() {
            return fault == null;
        }
    }

    /** Reads one call of a body. */
    ReadCall read(SegmentBody.Calls calls, Cut cut, CallReader.Setting setting) {
        try {
            JsonNode call = BoundedJson.read(calls.body(), cut.from(), cut.length());
            if (call.isMissingNode()) {
                return notJson(calls, JsonFault.nothing(cut));
            }
            return cut.length() > maxCallBytes
                    ? misshapen(RejectionCode.EVENT_TOO_LARGE, "A call has at most " + maxCallBytes + " bytes.")
                    : new ReadCall(null, CallReader.read(call, calls.batch(), setting));
        } catch (StreamConstraintsException exceeded) {
            return misshapen(RejectionCode.LIMIT_EXCEEDED, exceeded.getOriginalMessage());
        } catch (IOException broken) {
            return notJson(calls, JsonFault.of(broken, cut));
        }
    }

    /** Why the first call is no JSON, if none of them is; else null. */
    @Nullable
    JsonFault faultOfAll(SegmentBody.Calls calls, CallReader.Setting setting) {
        JsonFault first = null;
        for (Cut cut : calls.cuts()) {
            JsonFault fault = read(calls, cut, setting).fault();
            if (fault == null) {
                return null;
            }
            first = first == null ? fault : first;
        }
        return first;
    }

    /**
     * The call as it can be sent again alone: with what its path and batch said for it. As it was sent, if it cannot be
     * read.
     */
    String payload(SegmentBody.Calls calls, Cut cut, @Nullable CallKind pathKind) {
        if (value(calls.body(), cut) instanceof ObjectNode call) {
            return calls.batch().addTo(call, pathKind) ? call.toString() : text(calls, cut);
        }
        return text(calls, cut);
    }

    private String text(SegmentBody.Calls calls, Cut cut) {
        return new String(calls.body(), cut.from(), Math.min(cut.length(), maxCallBytes), StandardCharsets.UTF_8);
    }

    private static ReadCall misshapen(RejectionCode code, String detail) {
        return new ReadCall(null, new Reading.Misshapen(null, new Rejection(code, "", detail)));
    }

    private static ReadCall notJson(SegmentBody.Calls calls, JsonFault fault) {
        return new ReadCall(fault, new Reading.Misshapen(null, fault.rejection(calls.lines())));
    }

    private static int length(@Nullable Cut cut) {
        return cut == null ? 0 : cut.length();
    }

    private static @Nullable String writeKey(byte[] body, Map<String, Cut> members) {
        return Node.text(value(body, members.get("writeKey")));
    }

    private static ObjectNode object(byte[] body, @Nullable Cut cut) {
        return value(body, cut) instanceof ObjectNode found ? found : BoundedJson.MAPPER.createObjectNode();
    }

    /** A member of the batch; one that cannot be read does not cost its calls. */
    private static JsonNode value(byte[] body, @Nullable Cut cut) {
        try {
            return cut == null ? MissingNode.getInstance() : BoundedJson.read(body, cut.from(), cut.length());
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
