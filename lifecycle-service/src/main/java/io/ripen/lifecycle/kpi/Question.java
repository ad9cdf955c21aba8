package io.ripen.lifecycle.kpi;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from first day
 * @param to last day
 * @param period how days are put together
 * @param by what every figure is split by
 * @param source only this; absent: all
 * @param campaign only this; absent: all
 * @param owner only this; absent: all
 */
public record Question(
        LocalDate from,
        LocalDate to,
        Period period,
        Set<Dimension> by,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable String owner) {
    /** Copies the set. */
    public Question {
        by = Set.copyOf(by);
    }

    /** How days are put together. */
    public enum Period {
        DAY,
        /** From Monday on, as in ISO 8601. */
        WEEK,
        MONTH,
        TOTAL
    }

    /** What figures can be split by. */
    public enum Dimension {
        SOURCE,
        CAMPAIGN,
        OWNER
    }

    /** Whether owners matter: visitors and costs have none. */
    boolean ofOwners() {
        return owner != null || by.contains(Dimension.OWNER);
    }

    /** Whether figures are neither split nor chosen by what they belong to: totals answer it. */
    boolean isOfTotals() {
        return by.isEmpty() && source == null && campaign == null && owner == null;
    }

    /**
     * The one dimension that figures are split or chosen by, if months are good enough: sums of months answer it. Empty if
     * there are two, or none, or no whole month.
     */
    Optional<Dimension> ofMonths() {
        Set<Dimension> asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(by);
        for (Dimension dimension : Dimension.values()) {
            if (name(dimension) != null) {
                asked.add(dimension);
            }
        }
        boolean fine = period == Period.DAY || period == Period.WEEK;
        return asked.size() == 1 && !fine && !months().isEmpty()
                ? Optional.of(asked.iterator().next())
                : Optional.empty();
    }

    private Months months() {
        return Months.within(from, to);
    }

    private @Nullable String name(Dimension dimension) {
        return switch (dimension) {
            case SOURCE -> source;
            case CAMPAIGN -> campaign;
            case OWNER -> owner;
        };
    }

    /** The eight parameters of a query of months. */
    Tuple monthParameters(Dimension dimension) {
        Months months = months();
        return days().addString(dimension.name())
                .addString(name(dimension))
                .addBoolean(by.contains(dimension))
                .addLocalDate(months.first())
                .addLocalDate(months.afterLast());
    }

    /** The three parameters that every query begins with. */
    Tuple days() {
        return Tuple.tuple().addLocalDate(from).addLocalDate(to).addString(period.name());
    }

    /** The nine parameters of a query that splits. */
    Tuple parameters() {
        return days().addString(source)
                .addString(campaign)
                .addString(owner)
                .addBoolean(by.contains(Dimension.SOURCE))
                .addBoolean(by.contains(Dimension.CAMPAIGN))
                .addBoolean(by.contains(Dimension.OWNER));
    }
}
