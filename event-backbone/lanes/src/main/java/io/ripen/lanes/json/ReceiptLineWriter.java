package io.ripen.lanes.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.ripen.contracts.score.ReceiptLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a receipt's lines as Jackson would by itself, without reflection: up to a hundred of them are most of what
 * scoring publishes for every touchpoint.
 */
final class ReceiptLineWriter extends StdSerializer<ReceiptLine> {
    private static final long serialVersionUID = 1L;

    /** Of all points that scoring writes. */
    private static final int HUNDREDTHS = 2;

    private static final SerializedString AXIS = new SerializedString("axis");
    private static final SerializedString RULE = new SerializedString("rule");
    private static final SerializedString TOUCHPOINT_ID = new SerializedString("touchpointId");
    private static final SerializedString COUNT = new SerializedString("count");
    private static final SerializedString OCCURRED_AT = new SerializedString("occurredAt");
    private static final SerializedString AWARDED = new SerializedString("awarded");
    private static final SerializedString DECAYED = new SerializedString("decayed");
    private static final SerializedString POINTS = new SerializedString("points");
    private static final SerializedString DETAIL = new SerializedString("detail");

    ReceiptLineWriter() {
        super(ReceiptLine.class);
    }

    @Override
    public void serialize(ReceiptLine line, JsonGenerator json, SerializerProvider context) throws IOException {
        json.writeStartObject();
        text(json, AXIS, line.axis());
        text(json, RULE, line.rule());
        text(json, TOUCHPOINT_ID, line.touchpointId());
        json.writeFieldName(COUNT);
        json.writeNumber(line.count());
        Instant occurredAt = line.occurredAt();
        if (occurredAt != null) {
            json.writeFieldName(OCCURRED_AT);
            json.writeString(Rfc3339.format(occurredAt));
        }
        number(json, AWARDED, line.awarded());
        number(json, DECAYED, line.decayed());
        number(json, POINTS, line.points());
        text(json, DETAIL, line.detail());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, SerializedString name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeFieldName(name);
            json.writeString(text);
        }
    }

    /** With two places {@code toString}, which is faster, never takes an exponent. */
    private static void number(JsonGenerator json, SerializedString name, BigDecimal number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number.scale() == HUNDREDTHS ? number.toString() : number.toPlainString());
    }
}
