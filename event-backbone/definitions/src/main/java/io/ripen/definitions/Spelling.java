package io.ripen.definitions;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses what somebody meant to write. */
public final class Spelling {
    /** Longer words are not compared: nobody misspells a key like that, and it would cost time. */
    private static final int LONGEST = 64;

    private Spelling() {}

    /** {@code " (did you mean 'x'?)"}, or nothing if no word is near. */
    public static String hint(String given, Collection<String> words) {
        if (given.length() > LONGEST) {
            return "";
        }
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, given.length() / 3));
        return words.stream()
                .filter(word -> distance.apply(given, word) >= 0)
                .min(Comparator.<String>comparingInt(word -> distance.apply(given, word))
                        .thenComparing(Comparator.naturalOrder()))
                .map(word -> " (did you mean '" + word + "'?)")
                .orElse("");
    }
}
