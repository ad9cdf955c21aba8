package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** How {@code occurredAt} was found. */
public enum TimeRule {
    /** The client's own timestamp was taken. */
    CLIENT,
    /** The client's clock was corrected by the difference between its send time and our receipt time. */
    SKEW_CORRECTED,
    /** No usable time was given: receipt time. */
    RECEIPT,
    /** The given time lay in the future: receipt time. */
    FUTURE_CLAMPED,
    /** A rule that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<TimeRule> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code future-clamped}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static TimeRule fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
