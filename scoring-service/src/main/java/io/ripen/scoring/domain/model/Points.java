package io.ripen.scoring.domain.model;

import java.math.BigDecimal;

/** Points are kept as whole hundredths in a {@code long}, so that sums are exact. */
public final class Points {
    private static final int SCALE = 2;
    private static final long HUNDREDTHS = 100;

    private Points() {}

    /** Whole points as hundredths. */
    public static long ofWhole(long points) {
        return Math.multiplyExact(points, HUNDREDTHS);
    }

    /** Hundredths as a decimal number with two places. */
    public static BigDecimal toDecimal(long hundredths) {
        return BigDecimal.valueOf(hundredths, SCALE);
    }
}
