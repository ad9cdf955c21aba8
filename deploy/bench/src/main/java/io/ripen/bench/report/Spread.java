package io.ripen.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

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

    /** The spread of a figure over at least one round. */
    public static <R> Spread of(List<R> rounds, ToDoubleFunction<R> figure) {
        return of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /**
     * The spread of events per second as a share of a rival's in the same round, so that what disturbs a round disturbs
     * both; null if they had no round together.
     */
    public static <R extends Round> @Nullable Spread ofRatio(List<R> rounds, List<R> rivals) {
        List<Double> ratios = rounds.stream()
                .flatMap(round -> rivals.stream()
                        .filter(rival -> rival.round() == round.round())
                        .map(rival -> round.eventsPerSecond() / rival.eventsPerSecond()))
                .toList();
        return ratios.isEmpty() ? null : of(ratios);
    }
}
