package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** What kind of touchpoint it is. The wire form is the name in lower case with hyphens. */
public enum TouchpointType {
    PAGE_VIEW,
    DOWNLOAD,
    EMAIL_OPEN,
    EMAIL_CLICK,
    FORM_FILL,
    /** The visitor was named without a form: an identify call or a tracked mail link. */
    IDENTIFY,
    WEBINAR_REGISTERED,
    WEBINAR_ATTENDED,
    EVENT_VISIT,
    CHAT,
    PHONE_CALL,
    TRIAL_START,
    VIDEO,
    BOUNCE,
    UNSUBSCRIBE,
    /** The recipient called a mail spam. */
    COMPLAINT,
    CUSTOM,
    /** A type that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<TouchpointType> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code page-view}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static TouchpointType fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
