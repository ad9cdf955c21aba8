package io.ripen.bench.streams;

import io.ripen.contracts.EventType;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.domain.identity.Visitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What the stages say, and the forms in which they keep it. */
final class Activities {
    private static final String KIND = "kind";
    private static final String SEQUENCE = "sequence";
    private static final int POSITION_DIGITS = 16;
    private static final UUID NOBODY = new UUID(0, 0);

    private static final CloudEventCodec CODEC = new CloudEventCodec();

    private Activities() {}

    /** What is said of a lead. */
    enum Kind {
        /** A touchpoint from before the visitor was known. */
        EARLIER,
        /** A visitor turned out to be the lead. */
        IDENTIFIED,
        /** The lead did something. */
        ACTIVITY
    }

    static Headers headers(Kind kind, long sequence) {
        return new RecordHeaders()
                .add(KIND, bytes(kind.name()))
                .add(SEQUENCE, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    }

    static Kind kind(Headers headers) {
        return Kind.valueOf(new String(headers.lastHeader(KIND).value(), StandardCharsets.UTF_8));
    }

    static long sequence(Headers headers) {
        return ByteBuffer.wrap(headers.lastHeader(SEQUENCE).value()).getLong();
    }

    /** An event as scoring publishes it, with the timestamp of what set it off. */
    static Record<String, byte[]> published(OutgoingEvent event, Record<String, byte[]> cause) {
        OutgoingRecord written = CODEC.encode(event);
        Headers headers = new RecordHeaders();
        written.headers().forEach(header -> headers.add(header.name(), bytes(header.value())));
        return cause.withKey(written.key())
                .withValue(Objects.requireNonNull(written.value()))
                .withHeaders(headers);
    }

    static java.lang.Record read(EventType type, byte[] value) {
        try {
            return EventJson.read(type, value);
        } catch (IOException e) {
            throw new StreamsException("the backlog holds well-formed events only", e);
        }
    }

    /** A key under which the entries of one owner follow one another by number. */
    static String place(String owner, long number) {
        String digits = Long.toHexString(number);
        return owner + '/' + "0".repeat(POSITION_DIGITS - digits.length()) + digits;
    }

    /** The number in a {@link #place}. */
    static long position(String place) {
        return Long.parseUnsignedLong(place, place.length() - POSITION_DIGITS, place.length(), 16);
    }

    static byte[] write(Visitor visitor) {
        UUID lead = visitor.leadId() == null ? NOBODY : UUID.fromString(visitor.leadId());
        return ByteBuffer.allocate(Integer.BYTES + 4 * Long.BYTES)
                .putInt(visitor.segment())
                .putLong(lead.getMostSignificantBits())
                .putLong(lead.getLeastSignificantBits())
                .putLong(visitor.position())
                .putLong(visitor.sequence())
                .array();
    }

    static Visitor visitor(String key, byte @Nullable [] written) {
        if (written == null) {
            return Visitor.unknown(key);
        }
        ByteBuffer in = ByteBuffer.wrap(written);
        int segment = in.getInt();
        UUID lead = new UUID(in.getLong(), in.getLong());
        return new Visitor(key, segment, lead.equals(NOBODY) ? null : lead.toString(), in.getLong(), in.getLong());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
