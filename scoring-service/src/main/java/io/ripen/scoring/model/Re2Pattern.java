package io.ripen.scoring.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ripen.definitions.YamlNode;
import io.ripen.scoring.domain.model.TextPattern;
import java.util.regex.Matcher;

/** A pattern of RE2/J, which knows no back-references and no look-around and so never runs longer than linear time. */
final class Re2Pattern implements TextPattern {
    private static final int MAX_LENGTH = 500;

    /** RE2 writes counted repeats out before it can say how many instructions they make, so they are bounded first. */
    private static final long MOST_WRITTEN_OUT = 20_000;

    /** Each character of a text may meet each instruction. */
    private static final int MOST_INSTRUCTIONS = 2_000;

    /** A counted repeat, and whether it is one of a group, which may hold others. */
    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("(\\))?\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private final Pattern pattern;

    private Re2Pattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads an expression, and refuses it if it is not one of RE2. */
    static TextPattern read(YamlNode node, String what) {
        String source = Reading.text(node, what);
        if (source.length() > MAX_LENGTH) {
            throw node.refused(what + " must not be longer than " + MAX_LENGTH + " characters");
        }
        try {
            if (writtenOut(source) <= MOST_WRITTEN_OUT) {
                Pattern pattern = Pattern.compile(source);
                if (pattern.programSize() <= MOST_INSTRUCTIONS) {
                    return new Re2Pattern(pattern);
                }
            }
        } catch (PatternSyntaxException e) {
            throw node.refused(what + " must be a regular expression of RE2, which takes linear time and has no"
                    + " look-around and no back-references; " + e.getDescription() + ": " + e.getPattern());
        }
        throw node.refused(what + " repeats too much: with its counted repeats written out it must not be longer than "
                + MOST_INSTRUCTIONS + " instructions; use + or * in place of large numbers in braces");
    }

    /** How long the source gets at most when counted repeats are written out: those of groups may hold one another. */
    private static long writtenOut(String source) {
        long ofGroups = 1;
        long ofCharacters = 1;
        Matcher repeats = REPEAT.matcher(source);
        while (repeats.find()) {
            String most = repeats.group(3) == null || repeats.group(3).isEmpty() ? repeats.group(2) : repeats.group(3);
            long times = Math.max(1, Long.parseLong(most));
            if (repeats.group(1) == null) {
                ofCharacters = Math.max(ofCharacters, times);
            } else {
                ofGroups = Math.min(ofGroups * times, MOST_WRITTEN_OUT);
            }
        }
        return source.length() * ofGroups * ofCharacters;
    }

    @Override
    public String source() {
        return pattern.pattern();
    }

    @Override
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Re2Pattern that && source().equals(that.source());
    }

    @Override
    public int hashCode() {
        return source().hashCode();
    }

    @Override
    public String toString() {
        return source();
    }
}
