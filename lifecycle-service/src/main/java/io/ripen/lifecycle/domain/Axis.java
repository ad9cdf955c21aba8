package io.ripen.lifecycle.domain;

import java.util.Locale;

/** The three numbers of a score that a guard can look at. */
public enum Axis {
    SCORE,
    FIT,
    ENGAGEMENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in stage files and guard results, for example {@code fit}. */
    public String word() {
        return word;
    }
}
