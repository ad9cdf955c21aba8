package io.ripen.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON from strangers: not too deep, numbers in the digits they were written in. */
public final class BoundedJson {
    /** Deeper than any tracker nests; what is deeper is refused before it costs memory. */
    private static final int MAX_NESTING = 64;

    private static final int MAX_NUMBER_LENGTH = 1_100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .build();

    /** Reads trees; nothing but white space may follow a value. */
    public static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader PART = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BoundedJson() {}

    /** Reads a whole document; a missing node if there is none. */
    public static JsonNode read(byte[] json) throws IOException {
        return read(json, 0, json.length);
    }

    /** Reads a document that is a part of these bytes; a missing node if there is none. */
    public static JsonNode read(byte[] json, int from, int length) throws IOException {
        try {
            return MAPPER.readTree(json, from, length);
        } catch (NumberFormatException tooLarge) {
            throw numberTooLarge(null);
        }
    }

    /** Reads a whole document; a missing node if there is none. */
    public static JsonNode read(String json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException tooLarge) {
            throw numberTooLarge(null);
        }
    }

    /** Reads the value at which the parser stands. */
    static JsonNode readPart(JsonParser parser) throws IOException {
        try {
            return PART.readTree(parser);
        } catch (NumberFormatException tooLarge) {
            throw numberTooLarge(parser);
        }
    }

    /** Jackson lets the exception of an exponent that overflows pass. */
    private static IOException numberTooLarge(@Nullable JsonParser parser) {
        return new JsonParseException(parser, "A number is larger than any number can be.");
    }
}
