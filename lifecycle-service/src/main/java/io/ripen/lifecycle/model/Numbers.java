package io.ripen.lifecycle.model;

import io.ripen.definitions.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and periods in stage files. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern POINTS = Pattern.compile("-?\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern PERIOD = Pattern.compile("P(?:(\\d{1,4})D)?(T.+)?");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Numbers() {}

    static int wholeFrom(int least, YamlNode node) {
        String text = node.text();
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw node.refused("'" + text + "' is not allowed; a whole number from " + least + " belongs here");
        }
        return Integer.parseInt(text);
    }

    static BigDecimal points(YamlNode node) {
        if (!POINTS.matcher(node.text()).matches()) {
            throw node.refused("'" + node.text() + "' is not allowed; points with at most two decimals belong here");
        }
        return new BigDecimal(node.text());
    }

    /** A period by the calendar on the wall: a day has 24 hours. */
    static Duration period(YamlNode node) {
        return period(node, Duration.ofDays(1));
    }

    /**
     * A period of days and time.
     *
     * @param day what a day is worth
     */
    static Duration period(YamlNode node, Duration day) {
        String text = node.text();
        Matcher parts = PERIOD.matcher(text);
        if (parts.matches() && (parts.group(1) != null || parts.group(2) != null)) {
            try {
                Duration time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
                Duration days =
                        parts.group(1) == null ? Duration.ZERO : day.multipliedBy(Long.parseLong(parts.group(1)));
                Duration period = days.plus(time);
                if (!period.isNegative() && period.compareTo(LONGEST) <= 0) {
                    return period;
                }
            } catch (DateTimeParseException | ArithmeticException notAPeriod) {
                // Said below, with an example.
            }
        }
        throw node.refused("'" + text + "' is not allowed; a period of days or time up to " + LONGEST.toDays()
                + " days belongs here, for example P5D or PT8H");
    }

    /** {@code true} or {@code false}. */
    static boolean flag(YamlNode node) {
        return node.oneOf(java.util.List.of("true", "false")).equals("true");
    }
}
