package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.kpi.FigureKey;
import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.kpi.Question.Dimension;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Names the sum of a figure over a month, for one source, campaign or owner.
 *
 * @param measure what is counted
 * @param dimension what the name is
 * @param name the source, campaign or owner; empty if none is known
 * @param month its first day
 * @param stage the stage, or what the measure says it is
 * @param detail what the measure says it is; else empty
 */
record MonthKey(Measure measure, Dimension dimension, String name, LocalDate month, String stage, String detail)
        implements Comparable<MonthKey> {
    private static final Comparator<MonthKey> ORDER = Comparator.comparing(MonthKey::measure)
            .thenComparing(MonthKey::dimension)
            .thenComparing(MonthKey::month)
            .thenComparing(MonthKey::stage)
            .thenComparing(MonthKey::detail)
            .thenComparing(MonthKey::name);

    /** The sum that a figure belongs to. */
    static MonthKey of(FigureKey figure, Dimension dimension) {
        String name = switch (dimension) {
            case SOURCE -> figure.belonging().source();
            case CAMPAIGN -> figure.belonging().campaign();
            case OWNER -> figure.belonging().owner();
        };
        return new MonthKey(
                figure.measure(), dimension, name, figure.day().withDayOfMonth(1), figure.stage(), figure.detail());
    }

    @Override
    public int compareTo(MonthKey other) {
        return ORDER.compare(this, other);
    }
}
