package io.ripen.nurture.language;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages that mails and pages are written in, and which of them suits a person. */
public final class Languages {
    /** Used where no other fits; every text exists in it. */
    public static final Locale FALLBACK = Locale.ENGLISH;

    /** All of them. A build setting, {@code quarkus.locales}, names the same. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /**
     * The first language of the person's that there is.
     *
     * @param told BCP 47 tag that the person told; what is none counts as unknown
     * @param acceptable what the person's browser asks for, the best first
     */
    public static Locale of(@Nullable String told, List<Locale> acceptable) {
        List<LanguageRange> wanted = new ArrayList<>();
        if (told != null && isTag(told)) {
            wanted.add(new LanguageRange(told));
        }
        for (Locale locale : acceptable) {
            if (!locale.getLanguage().isEmpty() && !locale.getLanguage().equals("*")) {
                wanted.add(new LanguageRange(locale.toLanguageTag()));
            }
        }
        Locale found = Locale.lookup(wanted, ALL);
        return found == null ? FALLBACK : found;
    }

    private static boolean isTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
