package io.ripen.scoring.domain.touchpoint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of employees in the classes that business networks use. A single number falls into its class, a range into the
 * class of its middle, {@code 1,000+} into the class above 1000.
 */
public final class CompanySize {
    private static final long MOST = 10_000_000;

    private record SizeClass(long from, String label) {}

    private static final List<SizeClass> CLASSES = List.of(
            new SizeClass(10_001, "10001+"),
            new SizeClass(5_001, "5001-10000"),
            new SizeClass(1_001, "1001-5000"),
            new SizeClass(501, "501-1000"),
            new SizeClass(201, "201-500"),
            new SizeClass(51, "51-200"),
            new SizeClass(11, "11-50"),
            new SizeClass(1, "1-10"));

    /** Digits, also in at most four groups of three, also with a fraction before k: 250, 1,000, 1'000, 5 000, 1.5k. */
    private static final String NUMBER = "(\\d{1,3}(?:[., '\u2019]\\d{3}){1,3}|\\d{1,8}(?:[.,]\\d)?)\\s?(k|tsd)?";

    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s?(?:-|to|bis)\\s?" + NUMBER);
    private static final Pattern MORE = Pattern.compile("(?:>|over|more than|above|über|mehr als)\\s?" + NUMBER);
    private static final Pattern PLUS = Pattern.compile(NUMBER + "\\s?(?:\\+|and more|or more|und mehr)");
    private static final Pattern LESS =
            Pattern.compile("(?:<|under|less than|fewer than|below|unter|weniger als)\\s?" + NUMBER);
    private static final Pattern UNITS =
            Pattern.compile("\\b(?:employees?|people|persons?|staff|fte|mitarbeiter(?:innen)?|beschäftigte)\\b");

    private CompanySize() {}

    /** The labels of all classes, from the largest company down. */
    public static List<String> classes() {
        return CLASSES.stream().map(SizeClass::label).toList();
    }

    /** The class that the text tells; empty if it tells no number of employees. */
    static Optional<String> normalise(String given) {
        String text = Words.spaced(UNITS.matcher(given.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u2012', '-');
        return employees(text)
                .filter(employees -> employees >= 1 && employees <= MOST)
                .map(CompanySize::labelOf);
    }

    private static Optional<Long> employees(String text) {
        Matcher matcher = ONE.matcher(text);
        if (matcher.matches()) {
            return Optional.of(number(matcher, 1));
        }
        matcher.usePattern(PLUS);
        if (matcher.matches()) {
            return Optional.of(number(matcher, 1) + 1);
        }
        matcher.usePattern(MORE);
        if (matcher.matches()) {
            return Optional.of(number(matcher, 1) + 1);
        }
        matcher.usePattern(LESS);
        if (matcher.matches()) {
            return Optional.of(number(matcher, 1) - 1);
        }
        matcher.usePattern(RANGE);
        if (matcher.matches()) {
            long from = number(matcher, 1);
            long to = number(matcher, 3);
            return from > to ? Optional.empty() : Optional.of(from + (to - from) / 2);
        }
        return Optional.empty();
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        boolean thousands = matcher.group(group + 1) != null;
        boolean fraction = digits.length() >= 2 && !Character.isDigit(digits.charAt(digits.length() - 2));
        if (fraction && thousands) {
            return new BigDecimal(digits.replace(',', '.')).movePointRight(3).longValueExact();
        }
        String whole = fraction ? digits.substring(0, digits.length() - 2) : digits;
        long number = Long.parseLong(whole.replaceAll("\\D", ""));
        return thousands ? number * 1_000 : number;
    }

    private static String labelOf(long employees) {
        for (SizeClass each : CLASSES) {
            if (employees >= each.from) {
                return each.label;
            }
        }
        throw new IllegalArgumentException("a company has at least one employee");
    }
}
