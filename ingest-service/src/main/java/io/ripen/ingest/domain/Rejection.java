package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Texts;

/**
 * Why an event is not taken.
 *
 * @param code stable code
 * @param pointer JSON pointer (RFC 6901) to the offending member within the event; empty for the event as a whole
 * @param detail what was wrong and what would be right; never repeats a personal value
 */
public record Rejection(RejectionCode code, String pointer, String detail) {

    /** The longest member name that a pointer repeats; beyond that it is cut, so that an answer stays small. */
    private static final int MAX_NAME_IN_POINTER = 64;

    /** The rejection of a text member. */
    static Rejection of(RejectionCode code, Member member, String detail) {
        return new Rejection(code, member.pointer(), detail);
    }

    /** The same of another place. */
    Rejection at(String place) {
        return new Rejection(code, place, detail);
    }

    /** A reference token of a JSON pointer for a member name that the sender chose. */
    public static String token(String name) {
        String shown = name.length() <= MAX_NAME_IN_POINTER ? name : name.substring(0, MAX_NAME_IN_POINTER) + "…";
        return Texts.printable(shown).replace("~", "~0").replace("/", "~1");
    }
}
