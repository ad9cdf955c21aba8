package io.ripen.ingest.reading;

import io.ripen.ingest.domain.AbsoluteUrl;
import io.ripen.ingest.domain.Consent;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.PropertyBounds;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a client of another protocol says, so that nothing which is right by its own protocol costs it the
 * event: texts are cut to what their member holds, a fact that is no such fact becomes a property, and what no property
 * can hold is left out. What is set first stays. Ids are kept as they are where a touchpoint can hold them, else a hash of
 * them; a blank one is absent. The id itself does not become a property then, for a site may have visitors whose ids are
 * not to be kept.
 */
public final class ForeignTouchpoint {
    private static final Set<String> PHASES = Set.of("awareness", "consideration", "decision");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<Member> IDS = Set.of(Member.ID, Member.SITE, Member.VISITOR_ID, Member.USER_ID);

    /** Ids of the client's own making; a site is ours, and one that is not to be found is a mistake. */
    private static final Set<Member> CLIENTS_IDS = Set.of(Member.ID, Member.VISITOR_ID, Member.USER_ID);

    private final Bounds bounds;
    private final Map<Member, String> texts = new EnumMap<>(Member.class);
    private final List<RawConsent> consents = new ArrayList<>();
    private final Map<String, RawProperty> properties = new LinkedHashMap<>();
    private final Set<Member> withdrawn = EnumSet.noneOf(Member.class);
    private boolean byApp;

    /** Starts with nothing. */
    public ForeignTouchpoint(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What the intake takes.
     *
     * @param maxProperties most properties of an event
     * @param maxConsents most consents of an event
     * @param mailAddress whether a text is a mail address
     */
    public record Bounds(int maxProperties, int maxConsents, Predicate<String> mailAddress) {
        /** Whether the intake takes the text, stripped, as the fact e-mail. */
        public boolean takesMail(String text) {
            String stripped = text.strip();
            return stripped.length() <= Member.FACTS_EMAIL.maxLength()
                    && stripped.indexOf('@') > 0
                    && stripped.indexOf('.', stripped.lastIndexOf('@')) > 0
                    && stripped.equals(FittingText.of(stripped, Member.FACTS_EMAIL.maxLength()))
                    && mailAddress.test(stripped);
        }
    }

    /** Sets a member that is not set yet; a text that the member cannot hold becomes a property. */
    public ForeignTouchpoint put(Member member, @Nullable String text) {
        if (text == null || text.isBlank() || texts.containsKey(member)) {
            return this;
        }
        String value = IDS.contains(member) ? id(member, text) : value(member, text.strip());
        if (value == null) {
            property(propertyName(member), text);
        } else {
            texts.put(member, value);
        }
        return this;
    }

    /** Sets a member, whatever it was before. */
    public ForeignTouchpoint replace(Member member, @Nullable String text) {
        texts.remove(member);
        return put(member, text);
    }

    /** Forgets a member. */
    public ForeignTouchpoint remove(Member member) {
        texts.remove(member);
        return this;
    }

    /** What the member holds by now. */
    public @Nullable String text(Member member) {
        return texts.get(member);
    }

    /** Adds a text property, cut to what a property holds. */
    public ForeignTouchpoint property(String name, @Nullable String text) {
        String value = FittingText.of(text, PropertyBounds.MAX_TEXT);
        return value == null ? this : property(name, new RawProperty.Text(value));
    }

    /** Adds a number, in the digits it was written in; one that cannot be kept exactly becomes a text. */
    public ForeignTouchpoint number(String name, String digits) {
        return PropertyBounds.isExact(digits) ? property(name, new RawProperty.Digits(digits)) : property(name, digits);
    }

    /** Adds a boolean property. */
    public ForeignTouchpoint flag(String name, boolean value) {
        return property(name, new RawProperty.Flag(value));
    }

    private ForeignTouchpoint property(String name, RawProperty value) {
        if (properties.size() >= bounds.maxProperties()) {
            return this;
        }
        String fitting = FittingText.of(name, PropertyBounds.MAX_NAME);
        if (fitting != null) {
            properties.putIfAbsent(fitting, value);
        }
        return this;
    }

    /** Adds a consent; of several to one purpose the first stays. */
    public ForeignTouchpoint consent(RawConsent consent) {
        boolean known = consents.stream()
                .anyMatch(other -> other.purpose() != null && other.purpose().equals(consent.purpose()));
        if (!known && consents.size() < bounds.maxConsents()) {
            consents.add(new RawConsent(
                    consent.purpose(),
                    consent.status(),
                    FittingText.of(consent.textVersion(), Consent.MAX_TEXT_VERSION),
                    FittingText.of(consent.source(), Consent.MAX_SOURCE),
                    consent.standing()));
        }
        return this;
    }

    /** Whether it says what the person agrees to, or no longer does. */
    public boolean hasConsents() {
        return !consents.isEmpty();
    }

    /** Says that a fact holds no longer, unless one is told as well. */
    public ForeignTouchpoint withdraw(Member fact) {
        withdrawn.add(fact);
        return this;
    }

    /** Says that a person's app sent it, with whatever library. */
    public ForeignTouchpoint byApp() {
        byApp = true;
        return this;
    }

    /** Adds what another reading of the same event found; what is set already stays. */
    public ForeignTouchpoint addAll(RawTouchpoint other) {
        other.texts().forEach(this::put);
        other.consents().forEach(this::consent);
        other.properties().forEach(this::property);
        other.withdrawn().forEach(this::withdraw);
        return this;
    }

    /** The event; parts that need another part which was not given become properties. */
    public RawTouchpoint raw() {
        keepOnlyWith(Member.PAGE_URL);
        keepOnlyWith(Member.ASSET_ID);
        return new RawTouchpoint(texts, consents, properties, withdrawn, byApp);
    }

    private void keepOnlyWith(Member needed) {
        if (texts.containsKey(needed)) {
            return;
        }
        List<Member> lone = texts.keySet().stream()
                .filter(member -> member.section() == needed.section())
                .toList();
        for (Member member : lone) {
            property(propertyName(member), texts.remove(member));
        }
    }

    /** For example {@code facts.email}. */
    private static String propertyName(Member member) {
        return member.pointer().substring(1).replace('/', '.');
    }

    private static String id(Member member, String text) {
        return CLIENTS_IDS.contains(member) && !member.holdsId(text) ? HashedIds.ofClients(text) : text;
    }

    private @Nullable String value(Member member, String text) {
        return switch (member) {
            case FACTS_EMAIL -> bounds.takesMail(text) ? text : null;
            case FACTS_COUNTRY -> Countries.code(text);
            case FACTS_TIME_ZONE -> ZONES.contains(text) ? text : null;
            case FACTS_LOCALE -> locale(text);
            case PAGE_URL, PAGE_REFERRER -> AbsoluteUrl.is(text) ? FittingText.of(text, member.maxLength()) : null;
            case ASSET_PHASE -> PHASES.contains(text.toLowerCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT) : null;
            default -> FittingText.of(text, member.maxLength());
        };
    }

    private static @Nullable String locale(String text) {
        String tag = Locale.forLanguageTag(text.replace('_', '-')).toLanguageTag();
        return tag.equals("und") || tag.length() > Member.FACTS_LOCALE.maxLength() ? null : tag;
    }
}
