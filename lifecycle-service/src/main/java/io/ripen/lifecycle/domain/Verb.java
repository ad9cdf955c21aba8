package io.ripen.lifecycle.domain;

import java.util.Locale;

/** What sales can say of a lead. */
public enum Verb {
    CONTACTED,
    ACCEPT,
    REJECT,
    BANT,
    OPEN_OPPORTUNITY,
    WON,
    LOST,
    RECYCLE,
    DISQUALIFY,
    REOPEN,
    /** Allowed in every stage. */
    ASSIGN_OWNER,
    /** Allowed in every stage, from every stage to every other. */
    SET_STAGE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in commands, stage files and answers, for example {@code open-opportunity}. */
    public String word() {
        return word;
    }

    /** Whether it is allowed whatever the stage model says. */
    public boolean isAlwaysAllowed() {
        return this == ASSIGN_OWNER || this == SET_STAGE;
    }

    /** Whether a reason must be given that the stage model knows. */
    boolean needsReason() {
        return this == REJECT || this == LOST || this == RECYCLE || this == DISQUALIFY;
    }
}
