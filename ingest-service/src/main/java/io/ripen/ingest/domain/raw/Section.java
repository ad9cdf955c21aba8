package io.ripen.ingest.domain.raw;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON object of the event format that holds text members: the event itself and the objects directly in it. */
public enum Section {
    /** The event itself. */
    EVENT(""),
    /** The page on which it happened. */
    PAGE("page"),
    /** Where the visit came from. */
    CAMPAIGN("campaign"),
    /** The content that was used. */
    ASSET("asset"),
    /** What the person told. */
    FACTS("facts"),
    /** The browser or program that a server speaks for. */
    CLIENT("client");

    private static final Map<String, Section> BY_NAME = Arrays.stream(values())
            .filter(section -> section != EVENT)
            .collect(Collectors.toUnmodifiableMap(Section::memberName, section -> section));

    private final String memberName;
    private final String pointer;

    Section(String memberName) {
        this.memberName = memberName;
        this.pointer = memberName.isEmpty() ? "" : "/" + memberName;
    }

    /** The section that the event's member of this name holds; null if there is none. */
    public static @Nullable Section named(String memberName) {
        return BY_NAME.get(memberName);
    }

    /** Whether one of these members lies in the section. */
    public boolean isIn(Iterable<Member> members) {
        for (Member member : members) {
            if (member.section() == this) {
                return true;
            }
        }
        return false;
    }

    /** Name of the event's member that holds the section; empty for the event itself. */
    public String memberName() {
        return memberName;
    }

    /** JSON pointer to the section within the event. */
    public String pointer() {
        return pointer;
    }
}
