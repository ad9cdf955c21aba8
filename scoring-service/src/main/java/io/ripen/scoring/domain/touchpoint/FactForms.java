package io.ripen.scoring.domain.touchpoint;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was told into the form in which facts are kept, or says why it is no fact.
 *
 * @param phones the numbering plans
 * @param industries the kept list of industries
 */
public record FactForms(PhoneNumbers phones, Industries industries) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,15}");

    /** The countries that a fact can have: the codes of ISO 3166, two capitals. */
    public static Set<String> countries() {
        return COUNTRIES;
    }

    /** The time zones that a fact can have: names of the IANA database. */
    public static Set<String> timeZones() {
        return ZONES;
    }

    /**
     * The form of a fact.
     *
     * @param given the text as told, not blank
     * @param country the country of the person, if known
     */
    public FactForm normalise(FactName name, String given, @Nullable String country) {
        return switch (name) {
            case EMAIL -> kept(EmailAddress.normalise(given), FactRefusal.EMAIL_INVALID);
            case PHONE -> phones.normalise(given, country);
            case JOB_TITLE -> new FactForm.Kept(JobTitle.normalise(given));
            case COMPANY_SIZE -> kept(CompanySize.normalise(given), FactRefusal.COMPANY_SIZE_UNREADABLE);
            case INDUSTRY -> new FactForm.Kept(industries.normalise(given));
            case COUNTRY -> kept(oneOf(COUNTRIES, given.strip().toUpperCase(Locale.ROOT)), FactRefusal.COUNTRY_UNKNOWN);
            case TIME_ZONE -> kept(oneOf(ZONES, given.strip()), FactRefusal.TIME_ZONE_UNKNOWN);
            case LOCALE ->
                LANGUAGE_TAG.matcher(given.strip()).matches()
                        ? new FactForm.Kept(given.strip())
                        : new FactForm.Refused(FactRefusal.LOCALE_INVALID);
            case NAME, FUNCTION, COMPANY -> new FactForm.Kept(Words.spaced(given));
        };
    }

    private static Optional<String> oneOf(Set<String> known, String value) {
        return known.contains(value) ? Optional.of(value) : Optional.empty();
    }

    private static FactForm kept(Optional<String> value, FactRefusal otherwise) {
        return value.<FactForm>map(FactForm.Kept::new).orElseGet(() -> new FactForm.Refused(otherwise));
    }
}
