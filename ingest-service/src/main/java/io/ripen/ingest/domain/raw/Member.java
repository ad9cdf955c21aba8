package io.ripen.ingest.domain.raw;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every text member of the event format, with the most UTF-16 units it may hold. */
public enum Member {
    ID(Section.EVENT, "id", 128, Kind.ID),
    SITE(Section.EVENT, "site", 64, Kind.ID),
    VISITOR_ID(Section.EVENT, "visitorId", 128, Kind.ID),
    USER_ID(Section.EVENT, "userId", 128, Kind.ID),
    TYPE(Section.EVENT, "type", 64, Kind.TEXT),
    NAME(Section.EVENT, "name", 255, Kind.TEXT),
    TIMESTAMP(Section.EVENT, "timestamp", 64, Kind.TEXT),
    ORIGINAL_TIMESTAMP(Section.EVENT, "originalTimestamp", 64, Kind.TEXT),
    SENT_AT(Section.EVENT, "sentAt", 64, Kind.TEXT),
    MAIL_TOKEN(Section.EVENT, "mailToken", 2048, Kind.TEXT),
    PAGE_URL(Section.PAGE, "url", 4096, Kind.TEXT),
    PAGE_TITLE(Section.PAGE, "title", 1024, Kind.TEXT),
    PAGE_REFERRER(Section.PAGE, "referrer", 4096, Kind.TEXT),
    CAMPAIGN_NAME(Section.CAMPAIGN, "name", 255, Kind.TEXT),
    CAMPAIGN_SOURCE(Section.CAMPAIGN, "source", 255, Kind.TEXT),
    CAMPAIGN_MEDIUM(Section.CAMPAIGN, "medium", 255, Kind.TEXT),
    CAMPAIGN_TERM(Section.CAMPAIGN, "term", 255, Kind.TEXT),
    CAMPAIGN_CONTENT(Section.CAMPAIGN, "content", 255, Kind.TEXT),
    CAMPAIGN_CLICK_ID(Section.CAMPAIGN, "clickId", 512, Kind.TEXT),
    CAMPAIGN_CLICK_ID_TYPE(Section.CAMPAIGN, "clickIdType", 64, Kind.TEXT),
    ASSET_ID(Section.ASSET, "id", 255, Kind.TEXT),
    ASSET_TYPE(Section.ASSET, "type", 64, Kind.TEXT),
    ASSET_TOPIC(Section.ASSET, "topic", 128, Kind.TEXT),
    ASSET_PRODUCT(Section.ASSET, "product", 128, Kind.TEXT),
    ASSET_PHASE(Section.ASSET, "phase", 64, Kind.TEXT),
    FACTS_EMAIL(Section.FACTS, "email", 254, Kind.TEXT),
    FACTS_NAME(Section.FACTS, "name", 255, Kind.TEXT),
    FACTS_PHONE(Section.FACTS, "phone", 64, Kind.TEXT),
    FACTS_JOB_TITLE(Section.FACTS, "jobTitle", 255, Kind.TEXT),
    FACTS_FUNCTION(Section.FACTS, "function", 255, Kind.TEXT),
    FACTS_COMPANY(Section.FACTS, "company", 255, Kind.TEXT),
    FACTS_COMPANY_SIZE(Section.FACTS, "companySize", 64, Kind.TEXT),
    FACTS_INDUSTRY(Section.FACTS, "industry", 255, Kind.TEXT),
    FACTS_COUNTRY(Section.FACTS, "country", 64, Kind.TEXT),
    FACTS_TIME_ZONE(Section.FACTS, "timeZone", 64, Kind.TEXT),
    FACTS_LOCALE(Section.FACTS, "locale", 64, Kind.TEXT),
    CLIENT_IP(Section.CLIENT, "ip", 64, Kind.TEXT),
    CLIENT_USER_AGENT(Section.CLIENT, "userAgent", 1024, Kind.TEXT);

    private static final Map<Section, Map<String, Member>> BY_NAME = Arrays.stream(values())
            .collect(Collectors.groupingBy(
                    Member::section,
                    () -> new EnumMap<>(Section.class),
                    Collectors.toUnmodifiableMap(Member::memberName, member -> member)));

    private final Section section;
    private final String memberName;
    private final int maxLength;
    private final Kind kind;
    private final String pointer;

    Member(Section section, String memberName, int maxLength, Kind kind) {
        this.section = section;
        this.memberName = memberName;
        this.maxLength = maxLength;
        this.kind = kind;
        this.pointer = section.pointer() + "/" + memberName;
    }

    /** The section's text member of this name; null if there is none. */
    public static @Nullable Member named(Section section, String name) {
        return in(section).get(name);
    }

    /** The names of the section's text members, in alphabetical order. */
    public static List<String> namesIn(Section section) {
        return in(section).keySet().stream().sorted().toList();
    }

    private static Map<String, Member> in(Section section) {
        return BY_NAME.getOrDefault(section, Map.of());
    }

    /** The object that holds the member. */
    public Section section() {
        return section;
    }

    /** The member's name in JSON. */
    public String memberName() {
        return memberName;
    }

    /** The longest text the member may hold, in UTF-16 units. */
    public int maxLength() {
        return maxLength;
    }

    /** JSON pointer to the member within the event. */
    public String pointer() {
        return pointer;
    }

    /** Whether this member, which is an id, can hold the text: not too long, and visible throughout. */
    public boolean holdsId(String text) {
        return text.length() <= maxLength && Texts.isVisible(text);
    }

    /** Whether the text is kept exactly as given and must be visible; other texts are stripped, and blank is absent. */
    public boolean isId() {
        return kind == Kind.ID;
    }

    private enum Kind {
        ID,
        TEXT
    }
}
