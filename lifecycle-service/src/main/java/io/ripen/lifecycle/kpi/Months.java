package io.ripen.lifecycle.kpi;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A span of days as whole months with some days before and after them. A span that is empty ends before it begins.
 *
 * @param first the first day of the first whole month
 * @param afterLast the day after the last whole month; not after {@code first} if there is none
 */
record Months(LocalDate first, LocalDate afterLast) {

    /** The whole months from one day to another, both included. */
    static Months within(LocalDate from, LocalDate to) {
        LocalDate first = from.getDayOfMonth() == 1 ? from : from.with(TemporalAdjusters.firstDayOfNextMonth());
        LocalDate afterLast = to.plusDays(1).withDayOfMonth(1);
        return new Months(first, afterLast);
    }

    boolean isEmpty() {
        return !first.isBefore(afterLast);
    }
}
