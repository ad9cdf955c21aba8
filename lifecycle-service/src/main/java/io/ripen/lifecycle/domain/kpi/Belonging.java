package io.ripen.lifecycle.domain.kpi;

import org.jspecify.annotations.Nullable;

/**
 * Whence a lead came and whose it is: what figures are split by. Empty where nothing is known.
 *
 * @param source for example a search engine
 * @param campaign the campaign's name
 * @param owner the sales user
 */
public record Belonging(String source, String campaign, String owner) {
    /** Longer values are cut. They come from URLs, where anybody can write anything. */
    public static final int MOST_CHARACTERS = 100;

    /** Nothing known. */
    public static final Belonging NONE = new Belonging("", "", "");

    /** Makes one of values that may be absent or too long. */
    public static Belonging of(@Nullable String source, @Nullable String campaign, @Nullable String owner) {
        return new Belonging(text(source), text(campaign), text(owner));
    }

    /** The text as figures keep it: without control characters, and cut. */
    public static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String clean = value.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.codePointCount(0, clean.length()) <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
