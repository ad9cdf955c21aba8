package io.ripen.lanes.json;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as RFC 3339, written and read in a third of the time that {@code java.time}'s formatters take; an event has
 * several, and is read by each service on its way. The text is that of {@link Instant#toString}, also outside the years
 * 0 to 9999, which RFC 3339 does not know.
 */
final class Rfc3339 {
    /** RFC 3339 has years of four digits. */
    private static final int LAST_YEAR = 9999;

    private Rfc3339() {}

    /**
     * Reads an instant with any offset.
     *
     * @throws DateTimeException if it is none
     */
    static Instant parse(String text) {
        try {
            return ITU.parseDateTime(text).toInstant();
        } catch (DateTimeException unusual) {
            return Instant.parse(text);
        }
    }

    static String format(Instant instant) {
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR) {
            return instant.toString();
        }
        return ITU.formatUtc(utc, fractionDigits(utc.getNano()));
    }

    /** As many groups of three as there are, like {@link Instant#toString}. */
    private static int fractionDigits(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        if (nanos % 1_000_000 == 0) {
            return 3;
        }
        return nanos % 1_000 == 0 ? 6 : 9;
    }
}
