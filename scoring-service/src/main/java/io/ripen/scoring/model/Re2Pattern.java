package io.ripen.scoring.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ripen.definitions.YamlNode;
import io.ripen.scoring.domain.model.TextPattern;

/** A pattern of RE2/J, which knows no back-references and no look-around and so never runs longer than linear time. */
final class Re2Pattern implements TextPattern {
    private static final int MAX_LENGTH = 500;

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
            return new Re2Pattern(Pattern.compile(source));
        } catch (PatternSyntaxException e) {
            throw node.refused(what + " must be a regular expression of RE2, which takes linear time and has no"
                    + " look-around and no back-references; " + e.getDescription() + ": " + e.getPattern());
        }
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
