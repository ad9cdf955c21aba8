package io.ripen.lanes.json;

import static io.ripen.contracts.CloudEventHeaders.CONTENT_TYPE;
import static io.ripen.contracts.CloudEventHeaders.DATA_SCHEMA;
import static io.ripen.contracts.CloudEventHeaders.ID;
import static io.ripen.contracts.CloudEventHeaders.JSON;
import static io.ripen.contracts.CloudEventHeaders.SEQUENCE;
import static io.ripen.contracts.CloudEventHeaders.SOURCE;
import static io.ripen.contracts.CloudEventHeaders.SPEC_VERSION;
import static io.ripen.contracts.CloudEventHeaders.SPEC_VERSION_1_0;
import static io.ripen.contracts.CloudEventHeaders.SUBJECT;
import static io.ripen.contracts.CloudEventHeaders.TIME;
import static io.ripen.contracts.CloudEventHeaders.TRACE_PARENT;
import static io.ripen.contracts.CloudEventHeaders.TYPE;

import io.ripen.contracts.EventType;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.OutgoingRecord.Header;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary content mode, with JSON data. */
public final class CloudEventCodec implements RecordCodec {
    @Override
    public Decoded decode(RawRecord record) {
        Map<String, String> headers = record.headers();
        String typeName = headers.get(TYPE);
        if (typeName == null) {
            return new Decoded.Undecodable("missing-header: " + TYPE);
        }
        Optional<EventType> type = EventType.of(typeName);
        if (type.isEmpty()) {
            return new Decoded.Skipped(typeName);
        }
        String topic = type.get().topic().topicName();
        if (!topic.equals(record.topic())) {
            return new Decoded.Undecodable("wrong-topic: " + typeName + " belongs on " + topic);
        }
        String key = record.key();
        byte[] value = record.value();
        if (key == null || value == null) {
            return new Decoded.Undecodable(key == null ? "missing-key" : "missing-value");
        }
        try {
            EventEnvelope envelope = envelope(headers, typeName, key);
            Record event = EventJson.read(type.get(), value);
            Optional<String> missing = RequiredMembers.firstMissing(event);
            return missing.<Decoded>map(member -> new Decoded.Undecodable("missing-member: " + member))
                    .orElseGet(() ->
                            new Decoded.Event(new LaneRecord(record.topic(), record.offset(), key, envelope, event)));
        } catch (InvalidHeader e) {
            return new Decoded.Undecodable("invalid-header: " + e.getMessage());
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return new Decoded.Undecodable("invalid-data: " + e.getClass().getSimpleName());
        }
    }

    /** Says which header and what is wrong, never what stands in it: reasons are logged. */
    private static final class InvalidHeader extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidHeader(String reason) {
            super(reason);
        }
    }

    private static EventEnvelope envelope(Map<String, String> headers, String typeName, String key) {
        return new EventEnvelope(
                required(headers, ID),
                required(headers, SOURCE),
                typeName,
                headers.getOrDefault(SUBJECT, key),
                time(required(headers, TIME)),
                sequence(headers.get(SEQUENCE)),
                headers.get(TRACE_PARENT));
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new InvalidHeader(name + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidHeader(TIME + " is no instant as in RFC 3339");
        }
    }

    private static @Nullable Long sequence(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 1) {
                return sequence;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw new InvalidHeader(SEQUENCE + " must be a whole number from 1 on");
    }

    @Override
    public OutgoingRecord encode(OutgoingEvent event) {
        List<Header> headers =
                headers(event.type(), event.id(), event.source(), event.subject(), event.time(), event.traceParent());
        if (event.sequence() != null) {
            headers.add(new Header(SEQUENCE, event.sequence().toString()));
        }
        return new OutgoingRecord(
                event.type().topic().topicName(), event.key(), headers, EventJson.write(event.data()));
    }

    /** The headers that every event has, in a list that may be added to. */
    public static List<Header> headers(
            EventType type, String id, String source, String subject, Instant time, @Nullable String traceParent) {
        List<Header> headers = new ArrayList<>(10);
        headers.add(new Header(SPEC_VERSION, SPEC_VERSION_1_0));
        headers.add(new Header(ID, id));
        headers.add(new Header(SOURCE, source));
        headers.add(new Header(TYPE, type.typeName()));
        headers.add(new Header(SUBJECT, subject));
        headers.add(new Header(TIME, Rfc3339.format(time)));
        headers.add(new Header(DATA_SCHEMA, type.dataSchema()));
        headers.add(new Header(CONTENT_TYPE, JSON));
        if (traceParent != null) {
            headers.add(new Header(TRACE_PARENT, traceParent));
        }
        return headers;
    }
}
