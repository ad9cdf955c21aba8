package io.ripen.lifecycle.domain;

import java.util.Locale;

/** What lifecycle counts of a lead by itself. */
public enum Tally {
    /** How many times sales has rejected the lead. */
    REJECTS,
    /** How many clocks have run out since the lead was handed over last. */
    BREACHES,
    /** Whole points of engagement gained since the lead was recycled; 0 for a lead that was not. */
    GAINED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in stage files and guard results, for example {@code rejects}. */
    public String word() {
        return word;
    }
}
