package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;
import java.util.Set;

/** Job titles as people would print them, so that the same title is the same text. */
final class JobTitle {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "ceo", "cto", "cio", "cfo", "cmo", "coo", "cdo", "cpo", "cro", "ciso", "vp", "svp", "evp", "avp", "md",
            "gm", "hr", "it", "pr", "qa", "r&d", "ui", "ux", "seo", "b2b", "b2c", "emea", "apac", "dach", "eu", "uk",
            "us", "usa");
    private static final Set<String> SMALL_WORDS = Set.of(
            "of", "for", "and", "the", "in", "at", "to", "der", "die", "des", "für", "und", "von", "im", "de", "du");

    private JobTitle() {}

    /** One space between words; a title all in capitals or all in small letters gets the usual capitals. */
    static String normalise(String given) {
        String title = Words.spaced(given);
        boolean small = title.equals(title.toLowerCase(Locale.ROOT));
        boolean capital = title.equals(title.toUpperCase(Locale.ROOT));
        return small || capital ? printed(title.toLowerCase(Locale.ROOT)) : title;
    }

    private static String printed(String lower) {
        StringBuilder title = new StringBuilder(lower.length());
        int start = 0;
        for (int end = 0; end <= lower.length(); end++) {
            if (end == lower.length() || isBetweenWords(lower.charAt(end))) {
                title.append(word(lower.substring(start, end), start == 0));
                if (end < lower.length()) {
                    title.append(lower.charAt(end));
                }
                start = end + 1;
            }
        }
        return title.toString();
    }

    private static boolean isBetweenWords(char c) {
        return c == ' ' || c == '-' || c == '/' || c == ',' || c == '(' || c == ')';
    }

    private static String word(String lower, boolean first) {
        if (ABBREVIATIONS.contains(lower)) {
            return lower.toUpperCase(Locale.ROOT);
        }
        if (lower.isEmpty() || (!first && SMALL_WORDS.contains(lower))) {
            return lower;
        }
        int initial = lower.offsetByCodePoints(0, 1);
        return lower.substring(0, initial).toUpperCase(Locale.ROOT) + lower.substring(initial);
    }
}
