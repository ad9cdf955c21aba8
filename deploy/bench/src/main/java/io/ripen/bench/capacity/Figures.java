package io.ripen.bench.capacity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of the tables of {@code docs/capacity.md} between its marks: rows that begin with a name in backquotes and a
 * number. A question mark stands for what nobody has measured yet.
 *
 * @param values by name; empty for a question mark
 */
record Figures(Map<String, OptionalDouble> values) {
    private static final Pattern ROW =
            Pattern.compile("^\\| *`([a-z-]+)` *\\| *([0-9][0-9,]*(?:\\.[0-9]+)?|\\?) *\\|", Pattern.MULTILINE);

    Figures {
        values = Map.copyOf(values);
    }

    /**
     * Reads the figures of a text.
     *
     * @throws IllegalArgumentException if one has two values
     */
    static Figures of(String text) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        Matcher rows = ROW.matcher(text);
        while (rows.find()) {
            String number = rows.group(2);
            OptionalDouble value = number.equals("?")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(number.replace(",", "")));
            if (values.put(rows.group(1), value) != null) {
                throw new IllegalArgumentException("the figure " + rows.group(1) + " stands there twice");
            }
        }
        return new Figures(values);
    }

    /**
     * A figure that everything hangs on.
     *
     * @throws IllegalArgumentException if it is absent or not measured
     */
    double of(Figure figure) {
        return value(figure)
                .orElseThrow(() -> new IllegalArgumentException("the figure " + figure.id() + " has no value"));
    }

    /** A figure, or nothing while nobody has measured it. */
    OptionalDouble value(Figure figure) {
        OptionalDouble value = values.get(figure.id());
        if (value == null) {
            throw new IllegalArgumentException("the page has no figure " + figure.id());
        }
        return value;
    }
}
