package io.ripen.scoring.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads parameters of the API; what cannot be used is answered with the parameter's name and what would be right. */
public final class Parameters {
    /** Most entries of a page. */
    public static final int MAX_LIMIT = 200;

    /** Most points of a series. */
    public static final int MAX_POINTS = 1000;

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Instant END_OF_CALENDAR = Instant.parse("+10000-01-01T00:00:00Z");

    private Parameters() {}

    /** Most entries on a page, 1 to {@link #MAX_LIMIT}. */
    public static int limit(String text) {
        return whole("limit", text, 1, MAX_LIMIT);
    }

    /** A whole number of a range. */
    public static int whole(String parameter, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw Problems.invalidQuery(parameter, "A whole number from " + least + " to " + most + " is needed.");
    }

    /** An instant as in RFC 3339, of the years 1970 to 9999. */
    public static Instant instant(String parameter, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (isInCalendar(instant)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Said below, together with the range.
        }
        throw Problems.invalidQuery(
                parameter,
                "An instant as in RFC 3339 of the years 1970 to 9999 is needed, for example 2025-05-01T12:00:00Z.");
    }

    /** Whether an instant lies in the years 1970 to 9999: Java has many more, the database a few. */
    public static boolean isInCalendar(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_CALENDAR);
    }

    /** Whether a text has the form of a lead's or an account's id. */
    public static boolean isId(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /** The id of a lead; what cannot be one names no lead. */
    public static UUID leadId(String text) {
        if (!isId(text)) {
            throw Problems.leadUnknown();
        }
        return UUID.fromString(text);
    }

    /** The instants from one to another in steps, both ends included where the steps meet them. */
    public static List<Instant> instants(Instant from, Instant to, String step) {
        Duration each = step(step);
        if (to.isBefore(from)) {
            throw Problems.invalidQuery("from", "It must not be later than to.");
        }
        if (Duration.between(from, to).dividedBy(each) >= MAX_POINTS) {
            throw Problems.invalidQuery(
                    "step", "That would be more than " + MAX_POINTS + " points; take a longer step or a shorter time.");
        }
        List<Instant> instants = new ArrayList<>();
        for (Instant at = from; !at.isAfter(to); at = at.plus(each)) {
            instants.add(at);
        }
        return instants;
    }

    private static Duration step(String text) {
        try {
            Duration step = Duration.parse(text);
            if (step.compareTo(Duration.ofMinutes(1)) >= 0 && step.compareTo(Duration.ofDays(366)) <= 0) {
                return step;
            }
        } catch (DateTimeParseException notAPeriod) {
            // Said below, together with the range.
        }
        throw Problems.invalidQuery(
                "step", "An ISO-8601 period of days or time from PT1M to P366D is needed, for example P1D.");
    }
}
