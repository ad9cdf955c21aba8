package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;

/** Why a text that was told is no fact. */
public enum FactRefusal {
    /** It cannot be a mail address. */
    EMAIL_INVALID,
    /** It is no telephone number of its country. */
    PHONE_INVALID,
    /** It is a national telephone number, and no country is known; learned as soon as one is. */
    PHONE_NEEDS_COUNTRY,
    /** It is no number of employees. */
    COMPANY_SIZE_UNREADABLE,
    /** It is no ISO 3166-1 alpha-2 code. */
    COUNTRY_UNKNOWN,
    /** It is no IANA time zone. */
    TIME_ZONE_UNKNOWN,
    /** It is no BCP 47 language tag. */
    LOCALE_INVALID;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in answers, for example {@code phone-invalid}. */
    public String label() {
        return label;
    }
}
