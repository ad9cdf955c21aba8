package io.ripen.scoring.domain.touchpoint;

/** How far a consent goes. */
public enum ConsentStatus {
    GRANTED,
    CONFIRMED,
    WITHDRAWN,
    /** A status of a newer version: treated as not given. */
    UNKNOWN
}
