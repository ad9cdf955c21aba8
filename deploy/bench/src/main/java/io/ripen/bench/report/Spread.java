package io.ripen.bench.report;

import java.util.List;

/**
 * A figure over all rounds.
 *
 * @param median the middle one, or the mean of the middle two
 * @param least the smallest
 * @param most the greatest
 */
public record Spread(double median, double least, double most) {
    /** The spread of at least one value. */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a spread needs a value");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
}
