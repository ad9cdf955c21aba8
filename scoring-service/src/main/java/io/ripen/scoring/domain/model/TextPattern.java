package io.ripen.scoring.domain.model;

/**
 * A regular expression that takes time in proportion to the text, whatever the text. Patterns of equal source are
 * equal.
 */
public interface TextPattern {
    /** The expression as written. */
    String source();

    /** Whether it is found in the text; anchors are the expression's own. */
    boolean isIn(String text);
}
