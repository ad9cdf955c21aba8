package io.ripen.ingest.domain.raw;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event of the right shape, with nothing decided yet. Every wire protocol is read into this form.
 *
 * @param texts the text members that were given
 * @param consents the consents in the order given
 * @param properties the further values in the order given
 * @param withdrawn facts that were said to hold no longer
 * @param byApp whether it says that a person's app sent it, and no page
 */
public record RawTouchpoint(
        Map<Member, String> texts,
        List<RawConsent> consents,
        Map<String, RawProperty> properties,
        Set<Member> withdrawn,
        boolean byApp) {

    /** Copies the collections. */
    public RawTouchpoint {
        Map<Member, String> copy = new EnumMap<>(Member.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
        consents = List.copyOf(consents);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        EnumSet<Member> facts = EnumSet.noneOf(Member.class);
        facts.addAll(withdrawn);
        withdrawn = Collections.unmodifiableSet(facts);
    }

    /** An event that says nothing of an app. */
    public RawTouchpoint(
            Map<Member, String> texts,
            List<RawConsent> consents,
            Map<String, RawProperty> properties,
            Set<Member> withdrawn) {
        this(texts, consents, properties, withdrawn, false);
    }

    /** An event that withdraws nothing. */
    public RawTouchpoint(Map<Member, String> texts, List<RawConsent> consents, Map<String, RawProperty> properties) {
        this(texts, consents, properties, Set.of());
    }

    /** The text of a member; null if it was not given. */
    public @Nullable String text(Member member) {
        return texts.get(member);
    }
}
