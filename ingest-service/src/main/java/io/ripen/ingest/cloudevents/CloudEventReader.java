package io.ripen.ingest.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.types.Time;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one CloudEvent, in the JSON event format, as a touchpoint; see docs/ingest/cloudevents.md for the tables. */
final class CloudEventReader {
    /** Data in the native format. */
    static final String NATIVE = "ripen.touchpoint.v1";

    /** Data as Ripen publishes it, for example forwarded from another installation's topic. */
    static final String CAPTURED = "ripen.touchpoint.captured.v1";

    private static final List<String> MANDATORY = List.of("specversion", "id", "source", "type");
    private static final Set<String> UNMAPPED_EXTENSIONS =
            Set.of("traceparent", "tracestate", "sequence", "partitionkey", "visitorid", "userid");
    private static final Map<String, String> RENAMED = Map.of("touchpointId", "id", "occurredAt", "timestamp");
    private static final List<String> ADDED_BY_INGEST =
            List.of("site", "visitorKey", "receivedAt", "timeRule", "clientTime", "origin", "mail");
    private static final String WITHDRAWN_FACTS = "withdrawnFacts";

    /** By the names that Ripen publishes, {@code job-title} for example. */
    private static final Map<String, Member> FACTS = Arrays.stream(Member.values())
            .filter(member -> member.section() == Section.FACTS)
            .collect(Collectors.toUnmodifiableMap(CloudEventReader::publishedName, member -> member));

    private static final ObjectMapper SDK = JsonMapper.builder(
                    BoundedJson.MAPPER.getFactory().copy())
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .build();

    private final ForeignTouchpoint.Bounds bounds;
    private final Function<byte[], Reading> nativeEvents;

    /**
     * @param bounds what the intake takes
     * @param nativeEvents reads an event of our own format
     */
    CloudEventReader(ForeignTouchpoint.Bounds bounds, Function<byte[], Reading> nativeEvents) {
        this.bounds = bounds;
        this.nativeEvents = nativeEvents;
    }

    Reading read(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return misshapen(null, RejectionCode.WRONG_TYPE, "", "A CloudEvent is an object.");
        }
        String id = object.path("id").asText(null);
        for (String attribute : MANDATORY) {
            if (!object.path(attribute).isTextual()
                    || object.path(attribute).textValue().isEmpty()) {
                return misshapen(
                        id, RejectionCode.MISSING_MEMBER, "/" + attribute, "Give " + attribute + " as a text.");
            }
        }
        if (object.has("time") && !isTime(object.path("time"))) {
            return misshapen(id, RejectionCode.INVALID_TIMESTAMP, "/time", "An RFC 3339 time is expected.");
        }
        try {
            return read(SDK.treeToValue(object.deepCopy(), CloudEvent.class));
        } catch (JsonProcessingException | CloudEventRWException noCloudEvent) {
            return misshapen(
                    id,
                    RejectionCode.WRONG_TYPE,
                    "",
                    "Not a CloudEvent of version 1.0 or 0.3: attributes are texts with names of small letters and digits,"
                            + " whole numbers or booleans, and data is JSON unless datacontenttype says otherwise.");
        }
    }

    private static boolean isTime(JsonNode time) {
        try {
            return time.isNull() || (time.isTextual() && Time.parseTime(time.textValue()) != null);
        } catch (CloudEventRWException | DateTimeException unreadable) {
            return false;
        }
    }

    private Reading read(CloudEvent event) {
        JsonNode data = data(event);
        if (data != null && data.isMissingNode()) {
            return misshapen(
                    event.getId(),
                    RejectionCode.INVALID_JSON,
                    "/data",
                    "Data is not JSON; say in datacontenttype what it is.");
        }
        ForeignTouchpoint touchpoint = new ForeignTouchpoint(bounds);
        if (event.getType().equals(NATIVE) || event.getType().equals(CAPTURED)) {
            switch (ownFormat(event.getType(), data)) {
                case Reading.Event(RawTouchpoint raw) -> touchpoint.addAll(raw);
                case Reading.Misshapen(String id, String own, Rejection rejection) -> {
                    return new Reading.Misshapen(
                            event.getId(),
                            own,
                            new Rejection(rejection.code(), "/data" + rejection.pointer(), rejection.detail()));
                }
            }
        } else {
            touchpoint.put(Member.TYPE, TouchpointType.CUSTOM.wireName()).put(Member.NAME, event.getType());
            if (data != null) {
                JsonProperties.addTo(touchpoint, data.isObject() ? "" : "data", data);
            }
        }
        return new Reading.Event(attributes(touchpoint, event).raw());
    }

    private static ForeignTouchpoint attributes(ForeignTouchpoint touchpoint, CloudEvent event) {
        OffsetDateTime time = event.getTime();
        touchpoint
                .put(Member.ID, TouchpointIds.of(event.getSource().toString(), event.getId()))
                .put(Member.VISITOR_ID, event.getType().equals(CAPTURED) ? null : event.getSubject())
                .put(Member.VISITOR_ID, extension(event, "visitorid"))
                .put(Member.USER_ID, extension(event, "userid"))
                .put(Member.TIMESTAMP, time == null ? null : time.toInstant().toString());
        touchpoint.property("source", event.getSource().toString());
        for (String name : new TreeSet<>(event.getExtensionNames())) {
            if (!UNMAPPED_EXTENSIONS.contains(name)) {
                extension(touchpoint, name, event.getExtension(name));
            }
        }
        return touchpoint;
    }

    private static void extension(ForeignTouchpoint touchpoint, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer number -> touchpoint.number(name, number.toString());
            case Boolean flag -> touchpoint.flag(name, flag);
            default -> touchpoint.property(name, value.toString());
        }
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? null : value.toString();
    }

    private Reading ownFormat(String type, @Nullable JsonNode data) {
        if (!(data instanceof ObjectNode object)) {
            return misshapen(null, RejectionCode.WRONG_TYPE, "", "An object in JSON is expected.");
        }
        try {
            return nativeEvents.apply(
                    BoundedJson.MAPPER.writeValueAsBytes(type.equals(CAPTURED) ? asNative(object) : object));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree that was read cannot be written", unwritable);
        }
    }

    /** What Ripen published, as it would have to be sent again. */
    private static ObjectNode asNative(ObjectNode captured) {
        ObjectNode event = captured.deepCopy();
        event.remove(ADDED_BY_INGEST);
        RENAMED.forEach((from, to) -> {
            JsonNode value = event.remove(from);
            if (value != null) {
                event.set(to, value);
            }
        });
        withdrawFacts(event);
        for (JsonNode consent : event.path("consents")) {
            if (consent instanceof ObjectNode object) {
                object.remove("at");
            }
        }
        return event;
    }

    private static String publishedName(Member fact) {
        return fact.memberName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Ripen publishes the names of facts that hold no longer; in the native format such a fact is null. */
    private static void withdrawFacts(ObjectNode event) {
        JsonNode names = event.remove(WITHDRAWN_FACTS);
        if (names == null || !names.isArray() || names.isEmpty()) {
            return;
        }
        ObjectNode facts = event.path("facts") instanceof ObjectNode told ? told : event.putObject("facts");
        for (JsonNode name : names) {
            Member fact = FACTS.get(name.asText(""));
            if (fact != null && !facts.has(fact.memberName())) {
                facts.putNull(fact.memberName());
            }
        }
    }

    /** The data as JSON, or as a text; a missing node if it should be JSON and is not; null if there is none to read. */
    private static @Nullable JsonNode data(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            return null;
        }
        if (data instanceof JsonCloudEventData json) {
            return json.getNode();
        }
        byte[] bytes = data.toBytes();
        String type = event.getDataContentType();
        try {
            return type == null || ContentMode.isJson(type) ? BoundedJson.read(bytes) : textOrNull(type, bytes);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable JsonNode textOrNull(String type, byte[] bytes) {
        return type.startsWith("text/")
                ? BoundedJson.MAPPER.getNodeFactory().textNode(new String(bytes, StandardCharsets.UTF_8))
                : null;
    }

    private static Reading misshapen(@Nullable String id, RejectionCode code, String pointer, String detail) {
        return new Reading.Misshapen(id, new Rejection(code, pointer, detail));
    }
}
