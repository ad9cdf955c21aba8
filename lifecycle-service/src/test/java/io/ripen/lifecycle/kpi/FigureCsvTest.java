package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureCsvTest {
    @Test
    void quotesWhatNeedsItAndLeavesOutLinesWithoutAValue() {
        String csv = FigureCsv.write(Stream.of(
                new FigureCsv.Line("2026-03-01", "a,\"b\"", null, "", "reached", "LEAD", "", 3),
                new FigureCsv.Line("2026-03-01", null, null, null, "cost", "", "", null),
                new FigureCsv.Line("2026-03-01", null, null, null, "cost", "", "", new BigDecimal("1.50"))));

        assertThat(csv)
                .isEqualTo("period,source,campaign,owner,figure,stage,detail,value\r\n"
                        + "2026-03-01,\"a,\"\"b\"\"\",,,reached,LEAD,,3\r\n2026-03-01,,,,cost,,,1.50\r\n");
    }

    @Test
    void letsNoTextBecomeAFormula() {
        String csv = FigureCsv.write(Stream.of("=1+1", "+1", "-1", "@x", "\tx")
                .map(text -> new FigureCsv.Line("2026-03-01", "s", text, null, "reached", "LEAD", "", 1)));

        assertThat(csv).contains(",'=1+1,", ",'+1,", ",'-1,", ",'@x,", ",'\tx,");
    }
}
