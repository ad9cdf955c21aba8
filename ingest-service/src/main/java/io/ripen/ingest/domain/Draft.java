package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.raw.Texts;
import io.ripen.ingest.domain.site.PropertyBounds;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is checked: texts stripped and brought to their normal form, the client's times read.
 *
 * @param texts what is left after blank texts were dropped
 * @param withdrawn facts that were said to hold no longer
 * @param times the client's times
 * @param byApp whether it says that a person's app sent it, and no page
 * @param reception the request it came with
 */
record Draft(
        Map<Member, String> texts,
        List<RawConsent> consents,
        Map<String, RawProperty> properties,
        Set<Member> withdrawn,
        ClientTimes times,
        boolean byApp,
        Reception reception) {

    /** What the touchpoint carries in another form than as a text. */
    private static final Set<Member> CONVERTED = Set.of(
            Member.ID,
            Member.SITE,
            Member.TIMESTAMP,
            Member.ORIGINAL_TIMESTAMP,
            Member.SENT_AT,
            Member.MAIL_TOKEN,
            Member.CLIENT_IP,
            Member.CLIENT_USER_AGENT);

    static Draft of(RawTouchpoint raw, Reception reception) {
        Map<Member, String> texts = new EnumMap<>(Member.class);
        raw.texts().forEach((member, text) -> {
            String normal = member.isId() ? text : normal(member, text.strip());
            if (member.isId() || !normal.isEmpty()) {
                texts.put(member, normal);
            }
        });
        List<RawConsent> consents = raw.consents().stream().map(Draft::normal).toList();
        return new Draft(
                texts, consents, raw.properties(), raw.withdrawn(), ClientTimes.of(raw), raw.byApp(), reception);
    }

    @Nullable
    String text(Member member) {
        return texts.get(member);
    }

    /** Whether the event says anything in this section. */
    boolean has(Section section) {
        return section.isIn(texts.keySet());
    }

    /** The event with these texts more, or instead of those it had. */
    Draft with(Map<Member, String> more) {
        Map<Member, String> all = new EnumMap<>(texts);
        all.putAll(more);
        return new Draft(all, consents, properties, withdrawn, times, byApp, reception);
    }

    /** The event with these consents instead of those it had. */
    Draft withConsents(List<RawConsent> others) {
        return new Draft(texts, List.copyOf(others), properties, withdrawn, times, byApp, reception);
    }

    /** The event with this text, cut, as a property more, if there is room for it and a property can hold it. */
    Draft withFittingProperty(String name, String text, int maxProperties) {
        String key = Texts.cut(name, PropertyBounds.MAX_NAME);
        String value = Texts.cut(text, PropertyBounds.MAX_TEXT);
        if (properties.size() >= maxProperties
                || properties.containsKey(key)
                || !Texts.isClean(key)
                || !Texts.isClean(value)) {
            return this;
        }
        Map<String, RawProperty> more = new LinkedHashMap<>(properties);
        more.put(key, new RawProperty.Text(value));
        return new Draft(texts, consents, more, withdrawn, times, byApp, reception);
    }

    /** The event without this text. */
    Draft without(Member member) {
        if (!texts.containsKey(member)) {
            return this;
        }
        Map<Member, String> fewer = new EnumMap<>(texts);
        fewer.remove(member);
        return new Draft(fewer, consents, properties, withdrawn, times, byApp, reception);
    }

    /** The touchpoint, once no rule has anything against it. */
    Touchpoint touchpoint(Lookups knowledge) {
        Map<Member, String> others = new EnumMap<>(texts);
        others.keySet().removeAll(CONVERTED);
        Map<String, Property> checked = new LinkedHashMap<>();
        properties.forEach((name, property) -> checked.put(name, property(property)));
        Set<Member> gone = EnumSet.noneOf(Member.class);
        gone.addAll(withdrawn);
        gone.removeAll(others.keySet());
        String id = text(Member.ID);
        return new Touchpoint(
                id == null ? knowledge.freshIds().get() : id,
                reception.site(),
                times.occurrence(reception.receivedAt()),
                others,
                consents.stream().map(Draft::consent).toList(),
                checked,
                gone,
                Circumstances.of(this, knowledge));
    }

    private static String normal(Member member, String text) {
        return switch (member) {
            case FACTS_COUNTRY -> PlaceRules.canonicalCountry(text);
            case FACTS_EMAIL -> text.toLowerCase(Locale.ROOT);
            case FACTS_LOCALE -> PlaceRules.canonicalLocale(text).orElse(text);
            default -> text;
        };
    }

    private static RawConsent normal(RawConsent raw) {
        return new RawConsent(
                stripped(raw.purpose()),
                stripped(raw.status()),
                stripped(raw.textVersion()),
                stripped(raw.source()),
                raw.standing());
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Consent consent(RawConsent raw) {
        String purpose = raw.purpose();
        if (purpose == null) {
            throw new IllegalStateException("the intake let a consent pass without a purpose");
        }
        String status = raw.status();
        return new Consent(
                purpose,
                status == null ? ConsentRule.DEFAULT_STATUS : status,
                raw.textVersion(),
                raw.source(),
                raw.standing());
    }

    private static Property property(RawProperty raw) {
        return switch (raw) {
            case RawProperty.Text(String value) -> new Property.Text(value);
            case RawProperty.Digits(String value) -> new Property.Numeric(new BigDecimal(value));
            case RawProperty.Flag(boolean value) -> new Property.Flag(value);
        };
    }
}
