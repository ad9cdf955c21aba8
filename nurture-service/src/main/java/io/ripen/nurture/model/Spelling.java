package io.ripen.nurture.model;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses what somebody meant to write. */
final class Spelling {
    private static final int LONGEST = 64;

    private Spelling() {}

    /** {@code " (did you mean 'x'?)"}, or nothing if no word is near. */
    static String hint(String given, Collection<String> words) {
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
