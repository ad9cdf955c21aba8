package io.ripen.lanes.json;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as RFC 3339, written and read in a third of the time that {@code java.time}'s formatters take; an event has
 * several, and is read by each service on its way. The text is the same, and what cannot be read this way is read by
 * Jackson's own module.
 */
final class InstantModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    InstantModule() {
        super("ripen-instants");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider context) throws IOException {
            OffsetDateTime utc = value.atOffset(ZoneOffset.UTC);
            json.writeString(ITU.formatUtc(utc, fractionDigits(utc.getNano())));
        }

        /** As many groups of three as there are, like {@link Instant#toString}. */
        private static int fractionDigits(int nanos) {
            if (nanos == 0) {
                return 0;
            }
            if (nanos % 1_000_000 == 0) {
                return 3;
            }
            return nanos % 1_000 == 0 ? 6 : 9;
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return ITU.parseDateTime(json.getText()).toInstant();
                } catch (DateTimeException unusual) {
                    return InstantDeserializer.INSTANT.deserialize(json, context);
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}
