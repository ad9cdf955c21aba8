package io.ripen.ingest.reading;

import org.jspecify.annotations.Nullable;

/** Texts as every consumer can hold them: without control characters and broken Unicode, not too long. */
final class FittingText {
    private static final char REPLACEMENT = '?';

    private FittingText() {}

    /** The text stripped, cleaned and cut to {@code maxLength} UTF-16 units; null if nothing is left. */
    static @Nullable String of(@Nullable String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String fitting = cut(clean(text).strip(), maxLength).strip();
        return fitting.isEmpty() ? null : fitting;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(FittingText::clean).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int clean(int point) {
        if (point == 0x7F || (point < ' ' && point != '\t' && point != '\n' && point != '\r')) {
            return ' ';
        }
        // An iteration by code points yields a surrogate only where it has no partner.
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point;
    }

    private static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
        return text.substring(0, inPair ? maxLength - 1 : maxLength);
    }
}
