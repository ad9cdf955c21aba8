package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.lifecycle.ManyLeads;
import io.ripen.lifecycle.Plan;
import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.kpi.Question.Dimension;
import io.ripen.lifecycle.kpi.Question.Period;
import io.ripen.testkit.RipenBackbone;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database reads for figures, and that sums of months say the same as those of days. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class FigurePlansIT {
    private static final int LEADS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] FUNNEL = {"entered", "left"};
    private static ManyLeads many;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Pool pool;
    private final FigureReader reader;

    FigurePlansIT(Pool pool, FigureReader reader) {
        this.pool = pool;
        this.reader = reader;
    }

    @BeforeAll
    static void load() {
        many = ManyLeads.load(LEADS);
    }

    @AfterAll
    static void remove() {
        many.close();
    }

    @Test
    void readsTotalsForAQuestionThatNobodySplits() {
        Plan plan = plan(FigureReader.TOTALS, ever(Set.of()).days());

        assertThat(plan.indexes()).containsExactly("figure_total_pkey");
    }

    @Test
    void readsSumsOfMonthsForASplitOverAllDays() {
        for (Dimension dimension : Dimension.values()) {
            Question question = ever(Set.of(dimension));
            long days = plan(FigureReader.FIGURES, question.parameters()).rowsRead();

            Plan months = plan(FigureReader.MONTHS, question.monthParameters(dimension));

            assertThat(question.ofMonths()).contains(dimension);
            assertThat(months.indexes()).contains("figure_month_pkey").isSubsetOf("figure_month_pkey", "figure_pkey");
            assertThat(months.rowsRead()).as(dimension.name()).isLessThan(days);
        }
    }

    @Test
    void readsOnlyTheDaysThatAreAskedFor() {
        Question week = question(today.minusDays(6), today, Period.TOTAL, Set.of(Dimension.SOURCE), null);
        long counted = plan(FigureReader.FIGURES, week.parameters()).rowsRead();

        assertThat(plan(FigureReader.FIGURES, week.parameters()).indexes()).containsExactly("figure_pkey");
        assertThat(counted)
                .isLessThan(plan(
                                        FigureReader.FIGURES,
                                        ever(Set.of(Dimension.SOURCE)).parameters())
                                .rowsRead()
                        / 5);
    }

    @Test
    void saysTheSameFromMonthsAsFromDays() {
        LocalDate from = today.minusDays(200);
        for (Period period : List.of(Period.TOTAL, Period.MONTH)) {
            for (Dimension dimension : Dimension.values()) {
                Question question = question(from, today, period, Set.of(dimension), null);
                assertThat(question.ofMonths()).contains(dimension);
                assertThat(sums(question)).as(question.toString()).isNotEmpty().isEqualTo(sumsOfDays(question));
            }
            Question chosen = question(from, today, period, Set.of(), "many-1");
            assertThat(chosen.ofMonths()).contains(Dimension.SOURCE);
            assertThat(sums(chosen)).isNotEmpty().isEqualTo(sumsOfDays(chosen));
        }
    }

    /** By group and stage, how many leads entered and left. */
    private SortedMap<String, Long> sums(Question question) {
        SortedMap<String, Long> sums = new TreeMap<>();
        reader.figures(question, List.of(Measure.ENTERED, Measure.LEFT))
                .await()
                .atMost(PATIENCE)
                .forEach((group, amounts) -> {
                    for (Measure measure : List.of(Measure.ENTERED, Measure.LEFT)) {
                        amounts.all(measure)
                                .forEach(amount -> sums.merge(
                                        group + " " + measure.word() + " " + amount.stage(),
                                        amount.value(),
                                        Long::sum));
                    }
                });
        return sums;
    }

    private SortedMap<String, Long> sumsOfDays(Question question) {
        SortedMap<String, Long> sums = new TreeMap<>();
        pool.preparedQuery(FigureReader.FIGURES)
                .execute(question.parameters().addArrayOfString(FUNNEL).addInteger(Integer.MAX_VALUE))
                .await()
                .atMost(PATIENCE)
                .forEach(row -> sums.merge(
                        new Group(
                                        row.getLocalDate("period"),
                                        row.getString("source"),
                                        row.getString("campaign"),
                                        row.getString("owner"))
                                + " " + row.getString("measure") + " " + row.getString("stage"),
                        row.getLong("amount"),
                        Long::sum));
        return sums;
    }

    private Plan plan(String statement, Tuple asked) {
        return Plan.of(pool, statement, asked.addArrayOfString(FUNNEL).addInteger(Integer.MAX_VALUE));
    }

    private static Question ever(Set<Dimension> by) {
        return question(QuestionReader.EARLIEST, LocalDate.of(9999, 12, 31), Period.TOTAL, by, null);
    }

    private static Question question(
            LocalDate from, LocalDate to, Period period, Set<Dimension> by, @Nullable String source) {
        return new Question(from, to, period, by, source, null, null);
    }
}
