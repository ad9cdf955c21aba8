package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;

/** What kind of touchpoint it is; model files use the name in lower case with hyphens. */
public enum TouchpointType {
    PAGE_VIEW,
    DOWNLOAD,
    EMAIL_OPEN,
    EMAIL_CLICK,
    FORM_FILL,
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
    COMPLAINT,
    CUSTOM,
    /** A type of a newer version: kept in the history, matched by no rule about types. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in model files, for example {@code page-view}. */
    public String label() {
        return label;
    }
}
