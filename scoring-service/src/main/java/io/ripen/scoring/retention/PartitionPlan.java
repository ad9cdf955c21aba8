package io.ripen.scoring.retention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What is to be done to the partitions of anonymous history, one per week, named by its Monday in UTC.
 *
 * @param missing weeks that need one
 * @param expired weeks whose partition goes, those that are made only to go among them
 */
record PartitionPlan(NavigableSet<LocalDate> missing, NavigableSet<LocalDate> expired) {
    /** Days of a partition. */
    static final int DAYS = 7;

    /** Weeks after the present one for which partitions are there in advance: so long the job may be down. */
    static final int WEEKS_AHEAD = 2;

    /**
     * Plans.
     *
     * @param existing weeks that have a partition
     * @param strays days of rows that are in none
     * @param days how long a row is kept
     */
    static PartitionPlan of(Collection<LocalDate> existing, Collection<LocalDate> strays, LocalDate today, long days) {
        NavigableSet<LocalDate> needed = new TreeSet<>();
        strays.forEach(day -> needed.add(weekOf(day)));
        for (int ahead = 0; ahead <= WEEKS_AHEAD; ahead++) {
            needed.add(weekOf(today).plusWeeks(ahead));
        }
        NavigableSet<LocalDate> all = new TreeSet<>(existing);
        all.addAll(needed);
        needed.removeAll(existing);
        // A week is over when its last day is.
        LocalDate kept = today.minusDays(days + DAYS - 1);
        return new PartitionPlan(needed, new TreeSet<>(all.headSet(kept, false)));
    }

    static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    boolean isEmpty() {
        return missing.isEmpty() && expired.isEmpty();
    }
}
