package io.ripen.ingest.domain;

import java.util.Locale;

/** Why an event was not taken. The wire form, lower case with hyphens, is stable: clients may act on it. */
public enum RejectionCode {
    /** The event is not JSON. */
    INVALID_JSON,
    /** A member holds another kind of JSON value than it should. */
    WRONG_TYPE,
    /** A member that the format does not have. */
    UNKNOWN_MEMBER,
    /** A member is given twice. */
    DUPLICATE_MEMBER,
    /** A member that is needed is absent. */
    MISSING_MEMBER,
    /** A value that is not among the allowed ones. */
    UNKNOWN_VALUE,
    /** A text is longer than allowed. */
    TOO_LONG,
    /** An array or object has more entries than allowed. */
    TOO_MANY,
    /** The event has more bytes than allowed. */
    EVENT_TOO_LARGE,
    /** Nested deeper, or a single value longer, than any event needs. */
    LIMIT_EXCEEDED,
    /** A text holds control characters or broken Unicode. */
    INVALID_TEXT,
    /** An id is empty or holds characters that are not visible. */
    INVALID_ID,
    /** Not an RFC 3339 time. */
    INVALID_TIMESTAMP,
    /** Older than ingest takes. */
    TIMESTAMP_TOO_OLD,
    /** Not a mail address. */
    INVALID_EMAIL,
    /** Not an absolute URL. */
    INVALID_URL,
    /** Not an ISO 3166-1 alpha-2 code. */
    INVALID_COUNTRY,
    /** Not an IANA time zone. */
    INVALID_TIME_ZONE,
    /** Not a BCP 47 language tag. */
    INVALID_LOCALE,
    /** The event names another site than the one whose key was used. */
    WRONG_SITE,
    /** The browser asks not to be tracked. */
    OPTED_OUT,
    /** The site needs a consent that the event does not carry. */
    CONSENT_MISSING,
    /** The site refuses touchpoints of this type. */
    TYPE_DENIED,
    /** A number with more digits, or larger or smaller, than ingest keeps exactly. */
    NUMBER_OUT_OF_RANGE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable form that clients see, for example {@code unknown-member}. */
    public String wireName() {
        return wireName;
    }
}
