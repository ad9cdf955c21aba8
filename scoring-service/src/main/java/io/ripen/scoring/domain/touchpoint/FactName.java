package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;

/** The explicit facts a person can tell; model files use the name in lower case with hyphens. */
public enum FactName {
    EMAIL,
    NAME,
    PHONE,
    JOB_TITLE,
    /** Function in the buying centre: told, or derived from the job title by the model. */
    FUNCTION,
    COMPANY,
    COMPANY_SIZE,
    INDUSTRY,
    COUNTRY,
    TIME_ZONE,
    LOCALE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in model files, for example {@code job-title}. */
    public String label() {
        return label;
    }
}
