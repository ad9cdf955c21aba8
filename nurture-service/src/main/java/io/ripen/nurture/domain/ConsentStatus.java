package io.ripen.nurture.domain;

/** How far a consent goes, from the most to the least that it allows. */
public enum ConsentStatus {
    /** Given and confirmed by double opt-in. */
    CONFIRMED,
    /** Given, for example by a tick in a form. */
    GRANTED,
    /** Neither given nor withdrawn in a way that this version understands. */
    NOT_GIVEN,
    /** Withdrawn. */
    WITHDRAWN
}
