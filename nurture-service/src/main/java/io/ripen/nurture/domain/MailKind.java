package io.ripen.nurture.domain;

import java.util.Locale;

/** To whom a mail goes and why, which decides what may forbid it. */
public enum MailKind {
    /** What a journey wants to tell a lead. Every rule holds. */
    MARKETING,
    /**
     * What the lead asked for just now, for example the confirmation of a consent. Needs no confirmed consent, heeds
     * neither stage, quarantine, frequency nor hour, and counts for the frequency of others.
     */
    TRANSACTIONAL,
    /** What a colleague must know about a lead. Goes to an address of our own, so no rule about the lead's holds. */
    INTERNAL;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The kind's name in journey files, rows and answers. */
    public String id() {
        return id;
    }
}
