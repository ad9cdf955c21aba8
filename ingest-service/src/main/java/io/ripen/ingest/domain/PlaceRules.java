package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.CountryAliases;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules on the facts that tell where a person is and which language to use. */
final class PlaceRules {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private PlaceRules() {}

    static Optional<Rejection> country(Draft draft) {
        String country = draft.text(Member.FACTS_COUNTRY);
        return country == null || COUNTRIES.contains(country)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.INVALID_COUNTRY,
                        Member.FACTS_COUNTRY,
                        "An ISO 3166-1 alpha-2 code is expected, for example DE or GB."));
    }

    static Optional<Rejection> timeZone(Draft draft) {
        String zone = draft.text(Member.FACTS_TIME_ZONE);
        return zone == null || ZONES.contains(zone)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.INVALID_TIME_ZONE,
                        Member.FACTS_TIME_ZONE,
                        "An IANA time zone is expected, for example Europe/Berlin."));
    }

    static Optional<Rejection> locale(Draft draft) {
        String locale = draft.text(Member.FACTS_LOCALE);
        return locale == null || canonicalLocale(locale).isPresent()
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.INVALID_LOCALE,
                        Member.FACTS_LOCALE,
                        "A BCP 47 language tag is expected, for example de or en-GB."));
    }

    /** In capitals, and by ISO 3166-1 where the letters are a known alias. */
    static String canonicalCountry(String code) {
        String capitals = code.toUpperCase(Locale.ROOT);
        return CountryAliases.all().getOrDefault(capitals, capitals);
    }

    /** The tag with each part in its usual case; empty if it is not well-formed. */
    static Optional<String> canonicalLocale(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException illFormed) {
            return Optional.empty();
        }
    }
}
