package io.ripen.ingest.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a JSON body: the elements of an array that is the body itself or a member of the body's object. */
public sealed interface JsonEvents {

    /** The array's elements, whatever they are. */
    record Elements(List<JsonNode> elements) implements JsonEvents {}

    /** JSON, but not with such an array; or nested too deep to be looked at. */
    record NoArray(String reason) implements JsonEvents {}

    /** No JSON. */
    record NotJson(String where, String reason) implements JsonEvents {}

    /** More events than are taken. */
    record TooMany(int most) implements JsonEvents {}

    /** Reads a body that is a single event; whatever the bytes are, it does not throw. */
    static JsonEvents ofValue(byte[] body) {
        return new Parse(Parse.THE_VALUE, 1).read(body);
    }

    /** Reads a body that is an array; whatever the bytes are, it does not throw. */
    static JsonEvents ofArray(byte[] body, int maxEvents) {
        return new Parse(null, maxEvents).read(body);
    }

    /** Reads a body that is an object with the array as this member; whatever the bytes are, it does not throw. */
    static JsonEvents ofMember(String member, byte[] body, int maxEvents) {
        return new Parse(member, maxEvents).read(body);
    }

    /**
     * One pass over a body.
     *
     * @param member the array's name; null if it is the body itself
     */
    record Parse(@Nullable String member, int maxEvents) {
        /** No array at all: the body is the one event. */
        static final String THE_VALUE = "";

        JsonEvents read(byte[] body) {
            try (JsonParser parser = BoundedJson.MAPPER.createParser(body)) {
                if (parser.nextToken() == null) {
                    return new NotJson(where(parser.currentLocation()), "The body is empty.");
                }
                JsonEvents events = events(parser);
                if (!(events instanceof TooMany)) {
                    readToEnd(parser);
                }
                return events;
            } catch (StreamConstraintsException exceeded) {
                return new NoArray(exceeded.getOriginalMessage());
            } catch (JsonProcessingException broken) {
                return new NotJson(where(broken.getLocation()), broken.getOriginalMessage());
            } catch (IOException broken) {
                return new NotJson("somewhere", "The bytes are not UTF-8.");
            }
        }

        private JsonEvents events(JsonParser parser) throws IOException {
            if (THE_VALUE.equals(member)) {
                return new Elements(List.of(BoundedJson.readPart(parser)));
            }
            return member == null ? array(parser) : inObject(parser, member);
        }

        private JsonEvents inObject(JsonParser parser, String name) throws IOException {
            JsonEvents events = new NoArray("An object with an array " + name + " is expected.");
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return events;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean here = name.equals(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && here) {
                    events = array(parser);
                } else {
                    parser.skipChildren();
                }
                if (events instanceof TooMany) {
                    return events;
                }
            }
            return events;
        }

        private JsonEvents array(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return new NoArray("An array is expected.");
            }
            List<JsonNode> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == maxEvents) {
                    return new TooMany(maxEvents);
                }
                elements.add(BoundedJson.readPart(parser));
            }
            return new Elements(List.copyOf(elements));
        }

        private static void readToEnd(JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            while (token != null) {
                token = parser.nextToken();
            }
        }

        private static String where(@Nullable JsonLocation location) {
            return location == null
                    ? "line 1, column 1"
                    : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        }
    }
}
