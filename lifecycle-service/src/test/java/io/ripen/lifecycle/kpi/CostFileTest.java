package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostFileTest {
    private static final String HEADER = "from,to,source,campaign,cost,currency\n";
    private static final CostFile.Most MOST = new CostFile.Most(10, 500);

    @Test
    void spreadsACostOverItsDaysExactly() {
        CostFile file = read("2026-03-01,2026-03-03,google,spring,10.00,EUR");

        assertThat(file.costs())
                .containsExactly(
                        java.util.Map.entry(key(1), new BigDecimal("3.3334")),
                        java.util.Map.entry(key(2), new BigDecimal("3.3333")),
                        java.util.Map.entry(key(3), new BigDecimal("3.3333")));
    }

    @Test
    void addsUpLinesOfOneDayAndTakesColumnsInAnyOrder() {
        CostFile file = CostFile.read(
                "\uFEFFcurrency,campaign,note,source,cost,to,from\n"
                        + "EUR,spring,x,google,1,2026-03-01,2026-03-01\nEUR,spring,,google,2.5,2026-03-01,2026-03-01",
                "EUR",
                MOST);

        assertThat(file.lines()).isEqualTo(2);
        assertThat(file.refused()).isEmpty();
        assertThat(file.costs()).containsExactly(java.util.Map.entry(key(1), new BigDecimal("3.5000")));
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-02-30,2026-03-01,google,spring,1,EUR',        from",
        "'1969-12-31,2026-03-01,google,spring,1,EUR',        from",
        "'2026-03-01,soon,google,spring,1,EUR',              to",
        "'2026-03-02,2026-03-01,google,spring,1,EUR',        to",
        "'2026-03-01,2027-04-06,google,spring,1,EUR',        to",
        "'2026-03-01,2026-03-01,google,spring,1,eur',        currency",
        "'2026-03-01,2026-03-01,google,spring,-1,EUR',       cost",
        "'2026-03-01,2026-03-01,google,spring,1.00001,EUR',  cost",
        "'2026-03-01,2026-03-01,google,spring,1e9,EUR',      cost",
        "'2026-03-01,2026-03-01,google,spring,1000000001,EUR', cost",
        "'2026-03-01,2026-03-01,google,spring,1',            line"
    })
    void refusesALineAndTakesTheOthers(String line, String where) {
        CostFile file = read("2026-03-01,2026-03-01,google,spring,1,EUR\n" + line);

        assertThat(file.costs()).hasSize(1);
        assertThat(file.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.where()).isEqualTo(where);
        });
    }

    @Test
    void takesThe400DaysThatALineMayHave() {
        assertThat(read("2026-03-01,2027-04-04,google,spring,1,EUR").costs()).hasSize(400);
    }

    @ParameterizedTest
    @CsvSource({"'from,to,source,campaign,cost\n', columns", "'', columns", "'from,from\n', columns"})
    void refusesAFileWithoutItsColumns(String text, String message) {
        assertThatExceptionOfType(CostFile.Unreadable.class)
                .isThrownBy(() -> CostFile.read(text, "EUR", MOST))
                .withMessageContaining(message);
    }

    @Test
    void refusesAFileThatIsTooLongOrHasOpenQuotes() {
        String line = "2026-03-01,2026-03-01,google,spring,1,EUR\n";
        assertThatExceptionOfType(CostFile.Unreadable.class)
                .isThrownBy(() -> CostFile.read(HEADER + line.repeat(11), "EUR", MOST))
                .withMessageContaining("10 lines");
        assertThatExceptionOfType(CostFile.Unreadable.class).isThrownBy(() -> read("\"2026-03-01,2026"));
    }

    @Test
    void refusesAFileThatSpreadsItsCostsOverTooManyDays() {
        String much = "2026-03-01,2027-04-04,google,spring,1,EUR\n";

        assertThat(read(much + much + "2026-03-01,2026-06-08,google,summer,1,EUR\n")
                        .costs())
                .hasSize(500);
        assertThatExceptionOfType(CostFile.Unreadable.class)
                .isThrownBy(() -> read(much + much + "2026-03-01,2026-06-09,google,summer,1,EUR\n"))
                .withMessageContaining("500 days");
    }

    private static CostFile read(String lines) {
        return CostFile.read(HEADER + lines, "EUR", MOST);
    }

    private static CostFile.Key key(int day) {
        return new CostFile.Key(LocalDate.of(2026, 3, day), "google", "spring");
    }
}
