package io.ripen.lifecycle.domain;

import java.util.Locale;

/** What a person can have told, as far as guards ask for it. */
public enum Fact {
    NAME,
    EMAIL,
    PHONE,
    /** An e-mail address or a telephone number. Never reported by itself: it follows from the two. */
    WAY_TO_REACH,
    JOB_TITLE,
    FUNCTION,
    COMPANY,
    COMPANY_SIZE,
    INDUSTRY,
    COUNTRY;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in stage files and guard results, for example {@code way-to-reach}. */
    public String word() {
        return word;
    }
}
