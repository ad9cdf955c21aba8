package io.ripen.lifecycle.domain;

/** How a guard compares a number with its limit. */
public enum Comparison {
    AT_LEAST("at-least", ">="),
    ABOVE("above", ">"),
    BELOW("below", "<");

    private final String word;
    private final String symbol;

    Comparison(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The word in stage files, for example {@code at-least}. */
    public String word() {
        return word;
    }

    /** The sign in guard results, for example {@code >=}. */
    String symbol() {
        return symbol;
    }

    <N extends Comparable<N>> boolean holds(N actual, N limit) {
        int order = actual.compareTo(limit);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case ABOVE -> order > 0;
            case BELOW -> order < 0;
        };
    }
}
