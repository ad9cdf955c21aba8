package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;

/** Where a fact comes from. What was told beats what was looked up, and that beats what was concluded. */
public enum FactSource {
    /** The person told it. */
    TOUCHPOINT(2),
    /** Sales wrote it down. */
    SALES(2),
    /** It stood in imported data. */
    IMPORT(2),
    /** A provider of company data says so. */
    ENRICHMENT(1),
    /** The model concludes it from another fact. */
    DERIVED(0);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int rank;

    FactSource(int rank) {
        this.rank = rank;
    }

    /** The name in answers, for example {@code enrichment}. */
    public String label() {
        return label;
    }

    /** Whether the person did something when this source speaks; staff and providers do not act for it. */
    public boolean isThePersons() {
        return this == TOUCHPOINT || this == IMPORT;
    }

    /** Whether a fact of this source stays when the other source says something else. */
    public boolean outranks(FactSource other) {
        return rank > other.rank;
    }
}
