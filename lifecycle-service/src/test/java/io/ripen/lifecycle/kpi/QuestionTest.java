package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.kpi.Question.Dimension;
import io.ripen.lifecycle.kpi.Question.Period;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, 2026-03-01, 2026-04-01",
        "2026-03-02, 2026-03-31, 2026-04-01, 2026-04-01",
        "2026-03-01, 2026-03-30, 2026-03-01, 2026-03-01",
        "2026-01-15, 2026-04-15, 2026-02-01, 2026-04-01",
        "1970-01-01, 9999-12-31, 1970-01-01, +10000-01-01"
    })
    void takesWholeMonthsOnly(LocalDate from, LocalDate to, LocalDate first, LocalDate afterLast) {
        Months months = Months.within(from, to);

        assertThat(months).isEqualTo(new Months(first, afterLast));
        assertThat(months.isEmpty()).isEqualTo(first.equals(afterLast));
    }

    @Test
    void isAnsweredByMonthsIfOneDimensionMatters() {
        assertThat(year(Period.TOTAL, Set.of(Dimension.OWNER), null).ofMonths()).contains(Dimension.OWNER);
        assertThat(year(Period.MONTH, Set.of(Dimension.SOURCE), "google").ofMonths())
                .contains(Dimension.SOURCE);
        assertThat(year(Period.TOTAL, Set.of(), "google").ofMonths()).contains(Dimension.SOURCE);
    }

    @Test
    void isAnsweredByDaysIfMonthsSayTooLittle() {
        assertThat(year(Period.TOTAL, Set.of(), null).ofMonths()).isEmpty();
        assertThat(year(Period.WEEK, Set.of(Dimension.OWNER), null).ofMonths()).isEmpty();
        assertThat(year(Period.DAY, Set.of(Dimension.OWNER), null).ofMonths()).isEmpty();
        assertThat(year(Period.TOTAL, Set.of(Dimension.OWNER), "google").ofMonths())
                .isEmpty();
        assertThat(year(Period.TOTAL, Set.of(Dimension.OWNER, Dimension.SOURCE), null)
                        .ofMonths())
                .isEmpty();
        LocalDate day = LocalDate.parse("2026-03-01");
        assertThat(new Question(day, day.plusDays(29), Period.TOTAL, Set.of(Dimension.OWNER), null, null, null)
                        .ofMonths())
                .isEmpty();
    }

    private static Question year(Period period, Set<Dimension> by, @Nullable String source) {
        return new Question(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), period, by, source, null, null);
    }
}
