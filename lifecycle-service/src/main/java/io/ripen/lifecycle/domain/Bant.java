package io.ripen.lifecycle.domain;

import java.util.Locale;

/** The four questions that sales settles before a lead is worth an offer. */
public enum Bant {
    BUDGET,
    AUTHORITY,
    NEED,
    TIME;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in commands, stage files and guard results, for example {@code budget}. */
    public String word() {
        return word;
    }
}
