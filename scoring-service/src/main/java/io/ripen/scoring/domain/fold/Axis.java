package io.ripen.scoring.domain.fold;

import java.util.Locale;

/** The two axes of a score. */
public enum Axis {
    FIT,
    ENGAGEMENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in events and model files. */
    public String label() {
        return label;
    }
}
