package io.ripen.scoring.domain.touchpoint;

import java.math.BigDecimal;

/** A custom property of a touchpoint. */
public sealed interface PropertyValue {
    /** A text, compared exactly. */
    record Text(String value) implements PropertyValue {}

    /** A number; 1.0 equals 1. */
    record Numeric(BigDecimal value) implements PropertyValue {
        /** Drops trailing zeros, so that equal numbers are equal values. */
        public Numeric {
            value = value.stripTrailingZeros();
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements PropertyValue {}
}
