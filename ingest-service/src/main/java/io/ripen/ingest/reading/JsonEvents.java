package io.ripen.ingest.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a JSON body: the elements of an array that is the body itself or a member of the body's object. A body
 * that cannot be read as a whole is cut, so that an event that cannot be read costs only itself.
 */
public sealed interface JsonEvents {

    /** The array's elements, whatever they are; at least one is JSON, or there is none at all. */
    record Elements(List<Element> elements) implements JsonEvents {
        /** Copies the list. */
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** One element of the array. */
    sealed interface Element {
        /** JSON. */
        record Json(JsonNode node) implements Element {}

        /**
         * No JSON, or JSON past a bound.
         *
         * @param text as it was sent
         */
        record Unreadable(Rejection rejection, String text) implements Element {}
    }

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
            JsonEvents whole = readWhole(body);
            return switch (whole) {
                case Elements ignored -> whole;
                case TooMany ignored -> whole;
                case NoArray ignored -> eachAlone(body, whole);
                case NotJson ignored -> eachAlone(body, whole);
            };
        }

        private JsonEvents readWhole(byte[] body) {
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
                return new NotJson(where(broken.getLocation()), JsonFault.reason(broken));
            } catch (IOException broken) {
                return new NotJson("somewhere", "The bytes are not UTF-8.");
            }
        }

        private JsonEvents events(JsonParser parser) throws IOException {
            if (THE_VALUE.equals(member)) {
                return new Elements(List.of(new Element.Json(BoundedJson.readPart(parser))));
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
            List<Element> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == maxEvents) {
                    return new TooMany(maxEvents);
                }
                elements.add(new Element.Json(BoundedJson.readPart(parser)));
            }
            return new Elements(elements);
        }

        /** @param whole what the body is if nothing in it can be read */
        private JsonEvents eachAlone(byte[] body, JsonEvents whole) {
            if (THE_VALUE.equals(member)) {
                return whole;
            }
            JsonCuts cuts = new JsonCuts(body);
            JsonCuts.Cut array = array(cuts);
            if (array == null || !cuts.isArray(array)) {
                return whole;
            }
            return switch (cuts.elements(array, maxEvents)) {
                case JsonCuts.Elements.Found(List<JsonCuts.Cut> found) -> eachAlone(body, found, whole);
                case JsonCuts.Elements.Broken ignored -> whole;
                case JsonCuts.Elements.TooMany ignored -> new TooMany(maxEvents);
            };
        }

        private JsonCuts.@Nullable Cut array(JsonCuts cuts) {
            JsonCuts.Cut whole = cuts.whole();
            if (member == null) {
                return whole;
            }
            Map<String, JsonCuts.Cut> members = cuts.isObject(whole) ? cuts.members(whole) : null;
            return members == null ? null : members.get(member);
        }

        private static JsonEvents eachAlone(byte[] body, List<JsonCuts.Cut> cuts, JsonEvents whole) {
            Lines lines = new Lines(body);
            List<Element> elements =
                    cuts.stream().map(cut -> element(body, cut, lines)).toList();
            boolean anyJson = elements.isEmpty() || elements.stream().anyMatch(Parse::isJson);
            return anyJson ? new Elements(elements) : whole;
        }

        private static boolean isJson(Element element) {
            return switch (element) {
                case Element.Json ignored -> true;
                case Element.Unreadable(Rejection rejection, String ignored) ->
                    rejection.code() == RejectionCode.LIMIT_EXCEEDED;
            };
        }

        private static Element element(byte[] body, JsonCuts.Cut cut, Lines lines) {
            try {
                JsonNode node = BoundedJson.read(body, cut.from(), cut.length());
                return node.isMissingNode()
                        ? unreadable(JsonFault.nothing(cut).rejection(lines), body, cut)
                        : new Element.Json(node);
            } catch (StreamConstraintsException exceeded) {
                return unreadable(
                        new Rejection(RejectionCode.LIMIT_EXCEEDED, "", exceeded.getOriginalMessage()), body, cut);
            } catch (IOException broken) {
                return unreadable(JsonFault.of(broken, cut).rejection(lines), body, cut);
            }
        }

        private static Element unreadable(Rejection rejection, byte[] body, JsonCuts.Cut cut) {
            return new Element.Unreadable(rejection, cut.text(body));
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
