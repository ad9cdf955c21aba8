package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    @Test
    void leavesAShortReceiptAlone() {
        List<Line> lines = lines(5, 1);

        assertThat(Receipt.shortened(lines, 5)).isSameAs(lines);
    }

    @Test
    void keepsTheNewestLinesAndSumsOlderOnesPerRule() {
        List<Line> shortened = Receipt.shortened(lines(10, 2), 6);

        assertThat(shortened)
                .extracting(Line::rule, Line::touchpointId, Line::count, Line::awarded, Line::points, Line::occurredAt)
                .containsExactly(
                        tuple("rule-0", null, 3, 300L, 0L + 2 + 4, day(4)),
                        tuple("rule-1", null, 3, 300L, 1L + 3 + 5, day(5)),
                        tuple("rule-0", "t6", 1, 100L, 6L, day(6)),
                        tuple("rule-1", "t7", 1, 100L, 7L, day(7)),
                        tuple("rule-0", "t8", 1, 100L, 8L, day(8)),
                        tuple("rule-1", "t9", 1, 100L, 9L, day(9)));
    }

    @Test
    void keepsADetailThatAllSummedLinesShare() {
        List<Line> shortened = Receipt.shortened(lines(10, 1), 4);

        assertThat(shortened.getFirst().detail()).isEqualTo("page");
        assertThat(shortened.getFirst().count()).isEqualTo(7);
    }

    @Test
    void sumsOldLinesOfManyRulesInOneLine() {
        List<Line> shortened = Receipt.shortened(lines(20, 20), 6);

        assertThat(shortened).hasSize(6);
        assertThat(shortened.getFirst())
                .isEqualTo(new Line(
                        Axis.ENGAGEMENT,
                        Line.EARLIER,
                        null,
                        15,
                        day(14),
                        1500,
                        IntStream.range(0, 15).sum(),
                        null));
        assertThat(shortened.getLast().touchpointId()).isEqualTo("t19");
    }

    @Test
    void keepsCapsAtTheEndAndCutsEachAxisAlone() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Axis.FIT, "phone", null, 0, null, 1500, 1500, "phone"));
        lines.addAll(lines(10, 1));
        lines.add(Line.cap(Axis.ENGAGEMENT, -5, "most of engagement"));

        List<Line> shortened = Receipt.shortened(lines, 5);

        assertThat(shortened)
                .extracting(Line::rule, Line::count)
                .containsExactly(
                        tuple("phone", 0),
                        tuple("rule-0", 7),
                        tuple("rule-0", 1),
                        tuple("rule-0", 1),
                        tuple("rule-0", 1),
                        tuple("cap", 0));
    }

    @Test
    void sumsCapsThatWouldFillTheReceipt() {
        List<Line> lines = new ArrayList<>(lines(3, 1));
        IntStream.range(0, 4).forEach(i -> lines.add(Line.cap(Axis.ENGAGEMENT, -i, "most of " + i)));

        assertThat(Receipt.shortened(lines, 6))
                .extracting(Line::rule, Line::points)
                .containsExactly(tuple("rule-0", 0L), tuple("rule-0", 1L), tuple("rule-0", 2L), tuple("cap", -6L));
        assertThat(Receipt.shortened(lines, 7)).isSameAs(lines);
    }

    private static List<Line> lines(int count, int rules) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Line(Axis.ENGAGEMENT, "rule-" + i % rules, "t" + i, 1, day(i), 100, i, "page"))
                .toList();
    }
}
