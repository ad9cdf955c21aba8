package io.ripen.ingest.domain;

import java.math.BigDecimal;

/** One checked custom property. */
public sealed interface Property {
    /** A text. */
    record Text(String value) implements Property {}

    /** An exact number. */
    record Numeric(BigDecimal value) implements Property {}

    /** A boolean. */
    record Flag(boolean value) implements Property {}
}
