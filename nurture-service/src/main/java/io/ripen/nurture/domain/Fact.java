package io.ripen.nurture.domain;

import java.util.Locale;

/** What a person can tell, as far as journeys ask whether it is known. */
public enum Fact {
    EMAIL,
    NAME,
    PHONE,
    JOB_TITLE,
    FUNCTION,
    COMPANY,
    COMPANY_SIZE,
    INDUSTRY,
    COUNTRY;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The fact's name in journey files and mails, for example {@code job-title}. */
    public String id() {
        return id;
    }
}
