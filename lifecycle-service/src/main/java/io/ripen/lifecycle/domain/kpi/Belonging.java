package io.ripen.lifecycle.domain.kpi;

import java.util.Comparator;
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

    /** What campaigns are counted as beyond the bound of {@code ripen.lifecycle.kpis.max-origins}, and sources likewise. */
    public static final String OTHER = "other";

    /** Nothing known. */
    public static final Belonging NONE = new Belonging("", "", "");

    /** Makes one of values that may be absent or too long. */
    public static Belonging of(@Nullable String source, @Nullable String campaign, @Nullable String owner) {
        return new Belonging(text(source), text(campaign), text(owner));
    }

    /**
     * Whence a lead came.
     *
     * @param source the source
     * @param campaign the campaign
     */
    public record Origin(String source, String campaign) implements Comparable<Origin> {
        /** Nothing known. */
        public static final Origin NONE = new Origin("", "");

        private static final Comparator<Origin> ORDER =
                Comparator.comparing(Origin::source).thenComparing(Origin::campaign);

        @Override
        public int compareTo(Origin that) {
            return ORDER.compare(this, that);
        }
    }

    /** Whence, without whose. */
    public Origin origin() {
        return new Origin(source, campaign);
    }

    /** The same under another campaign, and another source unless that is known. What is empty stays empty. */
    public Belonging ofOther(boolean isSourceKnown) {
        return new Belonging(
                isSourceKnown || source.isEmpty() ? source : OTHER, campaign.isEmpty() ? "" : OTHER, owner);
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
