package io.ripen.ingest.touchpoint;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one event. The first thing that is not of the format is kept as the refusal; reading goes on to the end,
 * because the id may come later and because what is not JSON at all is reported as that.
 */
final class EventParse {
    private static final String CONSENTS = "consents";
    private static final String STANDING = "standing";
    private static final String PROPERTIES = "properties";
    private static final List<String> CONSENT_MEMBERS = List.of("purpose", "source", STANDING, "status", "textVersion");
    private static final List<String> EVENT_MEMBERS = eventMembers();

    private final JsonParser parser;
    private final Map<Member, String> texts = new EnumMap<>(Member.class);
    private final List<RawConsent> consents = new ArrayList<>();
    private final Map<String, RawProperty> properties = new LinkedHashMap<>();
    private final Set<Member> withdrawn = EnumSet.noneOf(Member.class);
    private @Nullable Rejection refusal;

    EventParse(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the event and makes sure that nothing follows it. */
    void event() throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "A JSON object is expected, and there is nothing.");
        }
        object("", this::eventMember);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "There is something after the end of the event.");
        }
    }

    Reading reading() {
        return refusal == null
                ? new Reading.Event(new RawTouchpoint(texts, consents, properties, withdrawn))
                : new Reading.Misshapen(texts.get(Member.ID), texts.get(Member.TYPE), refusal);
    }

    void refuse(RejectionCode code, String pointer, String detail) {
        if (refusal == null) {
            refusal = new Rejection(code, pointer, detail);
        }
    }

    private void eventMember(String name) throws IOException {
        Section section = Section.named(name);
        if (section != null) {
            object(section.pointer(), member -> text(section, member));
        } else if (name.equals(CONSENTS)) {
            consents();
        } else if (name.equals(PROPERTIES)) {
            object("/" + PROPERTIES, this::property);
        } else {
            text(Section.EVENT, name);
        }
    }

    private void text(Section section, String name) throws IOException {
        Member member = Member.named(section, name);
        if (member == null) {
            unknown(section.pointer(), name, section == Section.EVENT ? EVENT_MEMBERS : Member.namesIn(section));
            return;
        }
        String text = textOrNull(section.pointer(), name);
        if (text != null) {
            texts.put(member, text);
        } else if (section == Section.FACTS && parser.currentToken() == JsonToken.VALUE_NULL) {
            withdrawn.add(member);
        }
    }

    private void consents() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrongType("/" + CONSENTS, "An array");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            consent("/" + CONSENTS + "/" + consents.size());
        }
    }

    private void consent(String pointer) throws IOException {
        Map<String, String> given = new HashMap<>();
        AtomicBoolean standing = new AtomicBoolean();
        object(pointer, name -> {
            if (!CONSENT_MEMBERS.contains(name)) {
                unknown(pointer, name, CONSENT_MEMBERS);
                return;
            }
            if (name.equals(STANDING)) {
                standing.set(flag(pointer, name));
                return;
            }
            String text = textOrNull(pointer, name);
            if (text != null) {
                given.put(name, text);
            }
        });
        consents.add(new RawConsent(
                given.get("purpose"),
                given.get("status"),
                given.get("textVersion"),
                given.get("source"),
                standing.get()));
    }

    /** Null is the same as absent, and that as false. */
    private boolean flag(String pointer, String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_TRUE -> {
                return true;
            }
            case VALUE_FALSE, VALUE_NULL -> {}
            default -> wrongType(pointer + "/" + name, "A boolean");
        }
        return false;
    }

    private void property(String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> properties.put(name, new RawProperty.Text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> properties.put(name, new RawProperty.Digits(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> properties.put(name, new RawProperty.Flag(parser.getBooleanValue()));
            case VALUE_NULL -> {}
            case START_OBJECT, START_ARRAY, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                wrongType("/" + PROPERTIES + "/" + Rejection.token(name), "A text, number or boolean");
        }
    }

    private @Nullable String textOrNull(String pointer, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(pointer + "/" + name, "A text");
        }
        return null;
    }

    /** Reads each member of the object that starts here; null is the same as absent. */
    private void object(String pointer, MemberReader reader) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL && !pointer.isEmpty()) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrongType(pointer, "An object");
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (seen.add(name)) {
                reader.read(name);
            } else {
                refuse(RejectionCode.DUPLICATE_MEMBER, pointer + "/" + Rejection.token(name), "Give it once.");
                parser.skipChildren();
            }
        }
    }

    private void unknown(String pointer, String name, List<String> allowed) throws IOException {
        refuse(
                RejectionCode.UNKNOWN_MEMBER,
                pointer + "/" + Rejection.token(name),
                "Allowed here are " + String.join(", ", allowed) + ".");
        parser.skipChildren();
    }

    private void wrongType(String pointer, String expected) throws IOException {
        String found = switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "something else";
        };
        refuse(RejectionCode.WRONG_TYPE, pointer, expected + " is expected, not " + found + ".");
        parser.skipChildren();
    }

    private static List<String> eventMembers() {
        Stream<String> objects = Stream.of(Section.values())
                .filter(section -> section != Section.EVENT)
                .map(Section::memberName);
        Stream<String> others = Stream.concat(objects, Stream.of(CONSENTS, PROPERTIES));
        return Stream.concat(Member.namesIn(Section.EVENT).stream(), others)
                .sorted()
                .toList();
    }

    @FunctionalInterface
    private interface MemberReader {
        /** Reads the member's value, at which the parser stands. */
        void read(String name) throws IOException;
    }
}
