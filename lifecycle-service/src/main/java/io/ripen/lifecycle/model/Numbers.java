package io.ripen.lifecycle.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers in stage files. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern POINTS = Pattern.compile("-?\\d{1,6}(\\.\\d{1,2})?");

    private Numbers() {}

    static int wholeFrom(int least, YamlNode node) {
        String text = node.text();
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw node.refused("'" + text + "' is not allowed; a whole number from " + least + " belongs here");
        }
        return Integer.parseInt(text);
    }

    static BigDecimal points(YamlNode node) {
        if (!POINTS.matcher(node.text()).matches()) {
            throw node.refused("'" + node.text() + "' is not allowed; points with at most two decimals belong here");
        }
        return new BigDecimal(node.text());
    }
}
