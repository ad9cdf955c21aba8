package io.ripen.scoring.model;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant to write. */
final class Spelling {
    private Spelling() {}

    /** {@code " (did you mean 'x'?)"}, or nothing if no word is near. */
    static String hint(String given, Collection<String> words) {
        int most = Math.max(1, given.length() / 3);
        return words.stream()
                .filter(word -> distance(given, word) <= most)
                .min(Comparator.comparingInt((String word) -> distance(given, word))
                        .thenComparing(word -> word))
                .map(word -> " (did you mean '" + word + "'?)")
                .orElse("");
    }

    /** How many letters must be put in, taken out, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, a, b, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cheapest(int[][] costs, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cost = Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
