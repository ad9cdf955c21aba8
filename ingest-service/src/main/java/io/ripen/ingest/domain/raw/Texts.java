package io.ripen.ingest.domain.raw;

/** What a text must be so that every consumer, PostgreSQL and a mail header among them, can hold it. */
public final class Texts {
    private Texts() {}

    /** Whether the text has neither control characters (tab and line breaks aside) nor unpaired surrogates. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!isPairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The text's first {@code maxLength} UTF-16 units, without half a pair at the end. */
    public static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end);
    }

    /** Whether every character leaves a mark: no spaces, controls, or invisible format characters. */
    public static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isVisible(text.codePointAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The text with everything that is not visible, blanks aside, replaced. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == ' ' || isVisible(point) ? point : 0xFFFD)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isControl(char c) {
        return c == 0x7F || (c < ' ' && c != '\t' && c != '\n' && c != '\r');
    }

    private static boolean isPairAt(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
