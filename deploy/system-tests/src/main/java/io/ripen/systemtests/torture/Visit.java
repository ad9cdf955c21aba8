package io.ripen.systemtests.torture;

import java.util.Locale;

/** The kinds of touchpoints of a run with what {@code torture/scoring.yaml} gives for each. */
enum Visit {
    LOOK(1),
    READ(3),
    PRICE(7),
    CAREER(-2),
    FORM(11);

    private final int points;

    Visit(int points) {
        this.points = points;
    }

    int points() {
        return points;
    }

    /** The counter of the scoring model, and the first part of the page's path. */
    String counter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
