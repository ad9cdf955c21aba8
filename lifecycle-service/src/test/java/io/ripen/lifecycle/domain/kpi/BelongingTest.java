package io.ripen.lifecycle.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BelongingTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Belonging SPRING = new Belonging("google", "spring", "sofia");
    private static final Belonging RENAMED = new Belonging("other", "other", "sofia");

    @Test
    void cutsAndCleansWhatAnybodyMayHaveWritten() {
        assertThat(Belonging.of(" a\tb ", "x".repeat(101), null))
                .isEqualTo(new Belonging("a b", "x".repeat(Belonging.MOST_CHARACTERS), ""));
        assertThat(Belonging.text("😀".repeat(100))).isEqualTo("😀".repeat(100));
        assertThat(Belonging.text("😀".repeat(101))).isEqualTo("😀".repeat(100));
    }

    @Test
    void isOfOtherWhereNothingElseIsKnown() {
        assertThat(SPRING.ofOther(true)).isEqualTo(new Belonging("google", "other", "sofia"));
        assertThat(SPRING.ofOther(false)).isEqualTo(RENAMED);
        assertThat(new Belonging("", "spring", "").ofOther(false)).isEqualTo(new Belonging("", "other", ""));
        assertThat(new Belonging("google", "", "").ofOther(false)).isEqualTo(new Belonging("other", "", ""));
        assertThat(new Belonging("google", "", "").ofOther(true)).isEqualTo(new Belonging("google", "", ""));
    }

    @Test
    void ordersOriginsBySourceAndThenByCampaign() {
        Belonging.Origin first = new Belonging.Origin("a", "z");
        Belonging.Origin second = new Belonging.Origin("b", "a");
        Belonging.Origin third = new Belonging.Origin("b", "b");

        assertThat(new TreeSet<>(List.of(third, first, second))).containsExactly(first, second, third);
        assertThat(SPRING.origin()).isEqualTo(new Belonging.Origin("google", "spring"));
        assertThat(Belonging.NONE.origin()).isEqualTo(Belonging.Origin.NONE);
    }

    @Test
    void renamesEveryEventThatCountsIt() {
        LeadEvent step = new LeadEvent.Stepped(1, AT, "LEAD", AT, "MQL", SPRING, "B3", "why");
        LeadEvent handover = new LeadEvent.HandedOver(2, AT, "SAL", SPRING);
        LeadEvent clock = new LeadEvent.Clock(3, AT, "SAL", "decision", 2, LeadEvent.ClockState.MET, AT, null, SPRING);
        LeadEvent erased = new LeadEvent.Erased(AT);
        LeadEvent other = new LeadEvent.Other(4, AT);

        assertThat(step.under(BelongingTest::renamed))
                .isEqualTo(new LeadEvent.Stepped(1, AT, "LEAD", AT, "MQL", RENAMED, "B3", "why"));
        assertThat(handover.under(BelongingTest::renamed)).isEqualTo(new LeadEvent.HandedOver(2, AT, "SAL", RENAMED));
        assertThat(clock.under(BelongingTest::renamed))
                .isEqualTo(
                        new LeadEvent.Clock(3, AT, "SAL", "decision", 2, LeadEvent.ClockState.MET, AT, null, RENAMED));
        assertThat(erased.under(BelongingTest::renamed)).isEqualTo(erased);
        assertThat(other.under(BelongingTest::renamed)).isEqualTo(other);
        assertThat(List.of(step, handover, clock, erased, other))
                .extracting(LeadEvent::belonging)
                .containsExactly(SPRING, SPRING, SPRING, Belonging.NONE, Belonging.NONE);
    }

    @Test
    void renamesWhatIsAddedAndTotalsItUnderNoName() {
        FigureKey key = new FigureKey(Measure.STAY, LocalDate.EPOCH, "SAL", "12", SPRING);
        FigureKey renamed = new FigureKey(Measure.STAY, LocalDate.EPOCH, "SAL", "12", RENAMED);

        assertThat(new Increment.Count(key).under(BelongingTest::renamed)).isEqualTo(new Increment.Count(renamed));
        assertThat(new Increment.Less(key).under(BelongingTest::renamed)).isEqualTo(new Increment.Less(renamed));
        assertThat(new Increment.Time(key, Duration.ofDays(1)).under(BelongingTest::renamed))
                .isEqualTo(new Increment.Time(renamed, Duration.ofDays(1)));
        assertThat(key.total()).isEqualTo(new FigureKey(Measure.STAY, LocalDate.EPOCH, "SAL", "12", Belonging.NONE));
    }

    private static Belonging renamed(Belonging belonging) {
        assertThat(belonging).isEqualTo(SPRING);
        return RENAMED;
    }
}
