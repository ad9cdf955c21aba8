package io.ripen.lifecycle.kpi;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a row of an answer is about.
 *
 * @param period the first day of the period
 * @param source absent where figures are not split by it; empty where none is known
 * @param campaign absent where figures are not split by it; empty where none is known
 * @param owner absent where figures are not split by it; empty where there is none
 */
public record Group(
        LocalDate period,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable String owner) implements Comparable<Group> {
    private static final Comparator<@Nullable String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Group> ORDER = Comparator.comparing(Group::period)
            .thenComparing(Group::source, TEXTS)
            .thenComparing(Group::campaign, TEXTS)
            .thenComparing(Group::owner, TEXTS);

    /** The period in answers: its first day, or {@code ever} where all days before the last one were asked for. */
    String name() {
        return period.equals(QuestionReader.EARLIEST) ? "ever" : period.toString();
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
