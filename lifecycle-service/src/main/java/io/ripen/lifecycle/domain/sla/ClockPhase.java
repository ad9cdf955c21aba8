package io.ripen.lifecycle.domain.sla;

import java.util.Locale;

/** How far a clock has come. */
public enum ClockPhase {
    RUNNING,
    /** The agreed time is almost over. */
    DUE,
    /** The agreed time is over. */
    OVERDUE,
    /** The period of grace is over too. */
    BREACHED,
    /** Nobody has reacted to the breach. */
    ESCALATED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in answers, for example {@code overdue}. */
    public String word() {
        return word;
    }
}
