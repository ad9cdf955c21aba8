package io.ripen.ingest.domain.site;

import java.math.BigDecimal;

/** What a custom property may hold, so that every consumer can hold it exactly. */
public final class PropertyBounds {
    /** Most UTF-16 units of a name. */
    public static final int MAX_NAME = 64;
    /** Most UTF-16 units of a text. */
    public static final int MAX_TEXT = 2048;

    public static final int MAX_PRECISION = 38;
    public static final int MAX_SCALE = 100;
    private static final int MAX_WRITTEN_DIGITS = 64;

    private PropertyBounds() {}

    /**
     * Whether a number is kept exactly. Bounded, because a few characters such as 1e999999999 are gigabytes once someone
     * writes them out.
     */
    public static boolean isExact(String digits) {
        if (digits.length() > MAX_WRITTEN_DIGITS) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(digits);
            return number.precision() <= MAX_PRECISION && number.scale() >= -MAX_SCALE && number.scale() <= MAX_SCALE;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
