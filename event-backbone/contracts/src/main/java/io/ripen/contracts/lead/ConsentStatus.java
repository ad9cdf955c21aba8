package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** How far a consent goes. */
public enum ConsentStatus {
    /** Given, for example by a tick in a form. */
    GRANTED,
    /** Given and confirmed by double opt-in. */
    CONFIRMED,
    /** Withdrawn. */
    WITHDRAWN,
    /** A status that a newer version wrote; to be treated as not given. */
    UNKNOWN;

    private static final WireNames<ConsentStatus> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code granted}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static ConsentStatus fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
