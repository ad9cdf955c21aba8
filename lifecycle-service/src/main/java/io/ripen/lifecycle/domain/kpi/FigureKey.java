package io.ripen.lifecycle.domain.kpi;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * Names one figure.
 *
 * @param measure what is counted
 * @param day the day in the company's zone
 * @param stage the stage, or what the measure says it is
 * @param detail what the measure says it is; else empty
 * @param belonging whence the lead came and whose it is
 */
public record FigureKey(Measure measure, LocalDate day, String stage, String detail, Belonging belonging)
        implements Comparable<FigureKey> {
    private static final Comparator<FigureKey> ORDER = Comparator.comparing(FigureKey::measure)
            .thenComparing(FigureKey::day)
            .thenComparing(FigureKey::stage)
            .thenComparing(FigureKey::detail)
            .thenComparing(key -> key.belonging().source())
            .thenComparing(key -> key.belonging().campaign())
            .thenComparing(key -> key.belonging().owner());

    FigureKey under(UnaryOperator<Belonging> names) {
        return new FigureKey(measure, day, stage, detail, names.apply(belonging));
    }

    /** The figure over all sources, campaigns and owners. */
    public FigureKey total() {
        return new FigureKey(measure, day, stage, detail, Belonging.NONE);
    }

    @Override
    public int compareTo(FigureKey other) {
        return ORDER.compare(this, other);
    }
}
