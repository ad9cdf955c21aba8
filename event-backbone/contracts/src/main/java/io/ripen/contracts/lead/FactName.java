package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** The members of {@link LeadFacts}. */
public enum FactName {
    /** Mail address. */
    EMAIL,
    /** Full name. */
    NAME,
    /** Telephone number. */
    PHONE,
    /** Job title. */
    JOB_TITLE,
    /** Function in the buying centre. */
    FUNCTION,
    /** Company name. */
    COMPANY,
    /** Number of employees. */
    COMPANY_SIZE,
    /** Industry. */
    INDUSTRY,
    /** Country. */
    COUNTRY,
    /** Time zone. */
    TIME_ZONE,
    /** Language. */
    LOCALE,
    /** A fact that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<FactName> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code job-title}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static FactName fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
