package io.ripen.scoring.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionPlanTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");

    @Test
    void makesThisWeekAndTwoInAdvance() {
        PartitionPlan plan = PartitionPlan.of(Set.of(), Set.of(), SUNDAY, 90);

        assertThat(plan.missing()).containsExactlyElementsOf(weeks(0, 2));
        assertThat(plan.expired()).isEmpty();
        assertThat(plan.isEmpty()).isFalse();
        assertThat(PartitionPlan.of(Set.of(), Set.of(), MONDAY, 90).missing()).isEqualTo(plan.missing());
    }

    @Test
    void hasNothingToDoTwiceAWeek() {
        assertThat(PartitionPlan.of(weeks(-12, 2), Set.of(), SUNDAY, 90).isEmpty())
                .isTrue();
        assertThat(PartitionPlan.of(weeks(-12, 2), Set.of(), SUNDAY.plusDays(1), 90)
                        .missing())
                .containsExactly(MONDAY.plusWeeks(3));
    }

    @Test
    void dropsAWeekWhenItsLastRowIsOldEnough() {
        LocalDate lastDay = MONDAY.minusWeeks(10).plusDays(6);

        assertThat(PartitionPlan.of(weeks(-10, 20), Set.of(), lastDay.plusDays(90), 90)
                        .expired())
                .isEmpty();
        assertThat(PartitionPlan.of(weeks(-10, 20), Set.of(), lastDay.plusDays(91), 90)
                        .expired())
                .containsExactly(MONDAY.minusWeeks(10));
    }

    @Test
    void makesUpForTheWeeksInWhichItDidNotRun() {
        PartitionPlan plan = PartitionPlan.of(weeks(-20, -5), Set.of(), SUNDAY, 90);

        assertThat(plan.missing()).containsExactlyElementsOf(weeks(0, 2));
        assertThat(plan.expired()).containsExactlyElementsOf(weeks(-20, -13));
        assertThat(plan.isEmpty()).isFalse();
        assertThat(PartitionPlan.of(weeks(-20, 2), Set.of(), SUNDAY, 90).isEmpty())
                .isFalse();
    }

    @Test
    void givesStrayRowsAWeekEvenIfItGoesAtOnce() {
        PartitionPlan plan =
                PartitionPlan.of(weeks(0, 2), Set.of(SUNDAY.minusWeeks(40), SUNDAY.minusDays(8)), SUNDAY, 90);

        assertThat(plan.missing()).containsExactly(MONDAY.minusWeeks(40), MONDAY.minusWeeks(1));
        assertThat(plan.expired()).containsExactly(MONDAY.minusWeeks(40));
    }

    private static List<LocalDate> weeks(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(MONDAY::plusWeeks).toList();
    }
}
