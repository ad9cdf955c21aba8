package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked and normalised touchpoint, ready to be published.
 *
 * @param id the client's id unchanged, or a fresh one
 * @param site where it came from
 * @param time when it happened
 * @param texts all other text members, normalised
 * @param consents what the person agreed to
 * @param properties further values
 * @param withdrawn facts that hold no longer; none that {@code texts} tells anew
 * @param circumstances what is known of the sender
 */
public record Touchpoint(
        String id,
        String site,
        OccurrenceTime time,
        Map<Member, String> texts,
        List<Consent> consents,
        Map<String, Property> properties,
        Set<Member> withdrawn,
        Circumstances circumstances) {

    /** Copies the collections. */
    public Touchpoint {
        Map<Member, String> copy = new EnumMap<>(Member.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
        consents = List.copyOf(consents);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        EnumSet<Member> facts = EnumSet.noneOf(Member.class);
        facts.addAll(withdrawn);
        withdrawn = Collections.unmodifiableSet(facts);
    }

    /** Which one it is, without what it says. */
    public Touchpoint bare() {
        return new Touchpoint(id, site, time, Map.of(), List.of(), Map.of(), Set.of(), circumstances);
    }

    /** The text of a member; null if it is absent. */
    public @Nullable String text(Member member) {
        return texts.get(member);
    }

    /** The text of a member that the intake has made sure of. */
    public String required(Member member) {
        String text = texts.get(member);
        if (text == null) {
            throw new IllegalStateException("the intake let a touchpoint pass without " + member.pointer());
        }
        return text;
    }

    /** Kafka's partition key: {@code v:} and the visitor's id, else {@code u:} and the user's. */
    public String visitorKey() {
        String visitorId = text(Member.VISITOR_ID);
        return visitorId == null ? "u:" + required(Member.USER_ID) : "v:" + visitorId;
    }

    /**
     * When a touchpoint happened.
     *
     * @param occurredAt never after {@code receivedAt}, to the millisecond
     * @param receivedAt when ingest received it, to the millisecond
     * @param source how {@code occurredAt} was found
     * @param clientTime what the client gave, unchanged
     * @param sentAt when the client sent it, by its own clock
     */
    public record OccurrenceTime(
            Instant occurredAt,
            Instant receivedAt,
            TimeSource source,
            @Nullable Instant clientTime,
            @Nullable Instant sentAt) {}
}
