package io.ripen.nurture.domain.consent;

import java.util.Locale;

/** How far a consent goes, from the most to the least that it allows. */
public enum ConsentStatus {
    /** Given and confirmed by double opt-in. */
    CONFIRMED,
    /** Given, for example by a tick in a form. */
    GRANTED,
    /** Neither given nor withdrawn in a way that this version understands. */
    NOT_GIVEN,
    /** Withdrawn. */
    WITHDRAWN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The status's name in events and answers, for example {@code confirmed}. */
    public String id() {
        return id;
    }
}
