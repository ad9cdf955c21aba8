package io.ripen.ingest.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is checked: texts stripped and brought to their normal form, the client's time read.
 *
 * @param texts what is left after blank texts were dropped
 * @param clientTime null if none was given or it cannot be read; {@link TimeRule} tells the two apart
 * @param receivedAt to the millisecond
 */
record Draft(
        Map<Member, String> texts,
        List<RawConsent> consents,
        Map<String, RawProperty> properties,
        @Nullable Instant clientTime,
        Instant receivedAt) {

    static Draft of(RawTouchpoint raw, Instant receivedAt) {
        Map<Member, String> texts = new EnumMap<>(Member.class);
        raw.texts().forEach((member, text) -> {
            String normal = member.isId() ? text : normal(member, text.strip());
            if (member.isId() || !normal.isEmpty()) {
                texts.put(member, normal);
            }
        });
        List<RawConsent> consents = raw.consents().stream().map(Draft::normal).toList();
        return new Draft(texts, consents, raw.properties(), time(texts.get(Member.TIMESTAMP)), receivedAt);
    }

    @Nullable
    String text(Member member) {
        return texts.get(member);
    }

    /** The touchpoint, once no rule has anything against it. */
    Touchpoint touchpoint(Supplier<String> freshIds) {
        String id = text(Member.ID);
        String site = text(Member.SITE);
        Map<Member, String> others = new EnumMap<>(texts);
        List.of(Member.ID, Member.SITE, Member.TIMESTAMP).forEach(others::remove);
        Map<String, Property> checked = new LinkedHashMap<>();
        properties.forEach((name, property) -> checked.put(name, property(property)));
        return new Touchpoint(
                id == null ? freshIds.get() : id,
                site == null ? TouchpointIntake.DEFAULT_SITE : site,
                occurrence(),
                others,
                consents.stream().map(Draft::consent).toList(),
                checked);
    }

    private Touchpoint.OccurrenceTime occurrence() {
        if (clientTime == null) {
            return new Touchpoint.OccurrenceTime(receivedAt, receivedAt, TimeSource.RECEIPT, null);
        }
        if (clientTime.isAfter(receivedAt)) {
            return new Touchpoint.OccurrenceTime(receivedAt, receivedAt, TimeSource.FUTURE_CLAMPED, clientTime);
        }
        // Milliseconds, as Kafka's own time stamps: a consumer that stores microseconds reads back what it was sent.
        Instant occurredAt = clientTime.truncatedTo(ChronoUnit.MILLIS);
        return new Touchpoint.OccurrenceTime(occurredAt, receivedAt, TimeSource.CLIENT, clientTime);
    }

    private static String normal(Member member, String text) {
        return switch (member) {
            case FACTS_COUNTRY -> text.toUpperCase(Locale.ROOT);
            case FACTS_EMAIL -> text.toLowerCase(Locale.ROOT);
            case FACTS_LOCALE -> PlaceRules.canonicalLocale(text).orElse(text);
            default -> text;
        };
    }

    private static RawConsent normal(RawConsent raw) {
        return new RawConsent(
                stripped(raw.purpose()), stripped(raw.status()), stripped(raw.textVersion()), stripped(raw.source()));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Consent consent(RawConsent raw) {
        String purpose = raw.purpose();
        if (purpose == null) {
            throw new IllegalStateException("the intake let a consent pass without a purpose");
        }
        String status = raw.status();
        return new Consent(
                purpose, status == null ? ConsentRule.DEFAULT_STATUS : status, raw.textVersion(), raw.source());
    }

    private static Property property(RawProperty raw) {
        return switch (raw) {
            case RawProperty.Text(String value) -> new Property.Text(value);
            case RawProperty.Digits(String value) -> new Property.Numeric(new BigDecimal(value));
            case RawProperty.Flag(boolean value) -> new Property.Flag(value);
        };
    }
}
