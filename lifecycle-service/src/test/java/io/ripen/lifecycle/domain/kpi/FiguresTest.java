package io.ripen.lifecycle.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.domain.kpi.LeadEvent.ClockState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Belonging GOOGLE = new Belonging("google", "spring", "");
    private static final Belonging OWNED = new Belonging("google", "spring", "sales-1");
    private static final Figures FIGURES = new Figures(ZoneId.of("Europe/Berlin"));

    @Test
    void countsTheFirstStep() {
        assertThat(added(step(1, 0, null, "LEAD", GOOGLE)))
                .containsExactly(
                        count(Measure.ENTERED, 0, "LEAD", "", GOOGLE),
                        count(Measure.REACHED, 0, "LEAD", "", GOOGLE),
                        count(Measure.BAND, 0, "LEAD", "B3", GOOGLE));
    }

    @Test
    void countsAStepWithTheTimeItTookAndTheLeadsItConverted() {
        assertThat(added(step(1, 0, null, "LEAD", GOOGLE), step(2, 2, "LEAD", "MQL", OWNED)))
                .containsExactly(
                        count(Measure.LEFT, 2, "LEAD", "", GOOGLE),
                        count(Measure.MOVED, 2, "LEAD", "MQL", OWNED),
                        time(Measure.STAY, 2, "LEAD", OWNED, 2),
                        count(Measure.ENTERED, 2, "MQL", "", OWNED),
                        count(Measure.REACHED, 2, "MQL", "", OWNED),
                        count(Measure.BAND, 2, "MQL", "B3", OWNED),
                        count(Measure.CONVERTED, 0, "LEAD", "MQL", GOOGLE),
                        time(Measure.AGE, 2, "MQL", OWNED, 2));
    }

    @Test
    void countsAStageThatIsEnteredAgainAsAStepAndNotAsALead() {
        assertThat(added(
                        step(1, 0, null, "LEAD", GOOGLE),
                        step(2, 1, "LEAD", "MQL", GOOGLE),
                        step(3, 2, "MQL", "LEAD", GOOGLE)))
                .containsExactly(
                        count(Measure.LEFT, 2, "MQL", "", GOOGLE),
                        count(Measure.MOVED, 2, "MQL", "LEAD", GOOGLE),
                        time(Measure.STAY, 2, "MQL", GOOGLE, 1),
                        count(Measure.ENTERED, 2, "LEAD", "", GOOGLE));
    }

    @Test
    void measuresTheAgeFromTheFirstStageOnAndConvertsAllEarlierStages() {
        assertThat(added(
                        step(1, 0, null, "LEAD", GOOGLE),
                        step(2, 1, "LEAD", "MQL", GOOGLE),
                        step(3, 3, "MQL", "SAL", GOOGLE)))
                .contains(
                        count(Measure.CONVERTED, 0, "LEAD", "SAL", GOOGLE),
                        count(Measure.CONVERTED, 1, "MQL", "SAL", GOOGLE),
                        time(Measure.AGE, 3, "SAL", GOOGLE, 3),
                        time(Measure.STAY, 3, "MQL", GOOGLE, 2));
    }

    @Test
    void takesTheTimeThatAnEventTellsWhereItHasNoMemory() {
        LeadEvent told = new LeadEvent.Stepped(5, day(4), "MQL", day(1), "SAL", GOOGLE, "A1", null);
        LeadEvent silent = new LeadEvent.Stepped(5, day(4), "MQL", null, "SAL", GOOGLE, "A1", null);

        assertThat(added(told))
                .contains(time(Measure.STAY, 4, "MQL", GOOGLE, 3), count(Measure.MOVED, 4, "MQL", "SAL", GOOGLE))
                .noneMatch(increment -> increment.key().measure() == Measure.LEFT);
        assertThat(added(silent)).noneMatch(increment -> increment.key().measure() == Measure.STAY);
        assertThat(added(step(1, 0, null, "LEAD", GOOGLE), told)).contains(time(Measure.STAY, 4, "MQL", GOOGLE, 3));
    }

    @Test
    void measuresNoTimeOfAStageThatAnImportBringsAlongFromBefore() {
        LeadEvent lead = step(1, 2, null, "LEAD", GOOGLE);
        LeadEvent imported = step(2, 1, "LEAD", "SQL", GOOGLE);

        assertThat(added(lead, imported))
                .containsExactly(
                        count(Measure.LEFT, 2, "LEAD", "", GOOGLE),
                        count(Measure.MOVED, 1, "LEAD", "SQL", GOOGLE),
                        count(Measure.ENTERED, 1, "SQL", "", GOOGLE),
                        count(Measure.REACHED, 1, "SQL", "", GOOGLE),
                        count(Measure.BAND, 1, "SQL", "B3", GOOGLE),
                        count(Measure.CONVERTED, 2, "LEAD", "SQL", GOOGLE));
        assertThat(added(lead, imported, step(3, 4, "SQL", "CUSTOMER", GOOGLE)))
                .contains(
                        time(Measure.STAY, 4, "SQL", GOOGLE, 3),
                        // From the earliest day that is known of it.
                        time(Measure.AGE, 4, "CUSTOMER", GOOGLE, 3));
    }

    @Test
    void measuresATimeOfNothing() {
        assertThat(added(step(1, 1, null, "LEAD", GOOGLE), step(2, 1, "LEAD", "MQL", GOOGLE)))
                .contains(time(Measure.STAY, 1, "LEAD", GOOGLE, 0), time(Measure.AGE, 1, "MQL", GOOGLE, 0));
    }

    @Test
    void countsReasonsThatPeopleGave() {
        LeadEvent rejected = new LeadEvent.Stepped(2, day(1), "LEAD", null, "RECYCLED", OWNED, "C4", "no-budget");

        assertThat(added(step(1, 0, null, "LEAD", GOOGLE), rejected))
                .contains(count(Measure.REASON, 1, "RECYCLED", "no-budget", OWNED));
    }

    @Test
    void countsHandovers() {
        assertThat(added(new LeadEvent.HandedOver(1, AT, "SAL", OWNED)))
                .containsExactly(count(Measure.HANDOVER, 0, "SAL", "", OWNED));
    }

    @Test
    void countsAClockAsKeptOnlyIfItDidNotRunOutBefore() {
        assertThat(added(clock(1, 1, ClockState.STARTED), clock(2, 1, ClockState.MET)))
                .containsExactly(count(Measure.SLA_KEPT, 0, "SAL", "first-contact", OWNED));
        assertThat(added(clock(1, 1, ClockState.STARTED), clock(2, 1, ClockState.BREACHED)))
                .containsExactly(count(Measure.SLA_BREACHED, 0, "SAL", "first-contact", OWNED));
        assertThat(added(clock(1, 1, ClockState.BREACHED), clock(2, 1, ClockState.MET)))
                .isEmpty();
        assertThat(added(clock(1, 1, ClockState.BREACHED), clock(2, 1, ClockState.BREACHED)))
                .isEmpty();
        assertThat(added(clock(1, 1, ClockState.BREACHED), clock(2, 2, ClockState.MET)))
                .hasSize(1);
        assertThat(added(clock(1, 1, ClockState.STARTED), clock(2, 1, ClockState.OTHER)))
                .isEmpty();
    }

    @Test
    void forgetsAClockThatRanOutWhenItStartsAgain() {
        assertThat(added(
                        clock(1, 1, ClockState.BREACHED), clock(2, 1, ClockState.STARTED), clock(3, 1, ClockState.MET)))
                .hasSize(1);
    }

    @Test
    void takesABreachBackWhenSalesHadReactedInTimeAndSaidSoLater() {
        LeadEvent started = clock(1, 1, ClockState.STARTED);
        LeadEvent breach = breach(2, 1, 1, GOOGLE);
        Instant inGrace = day(1).plus(Duration.ofMinutes(59));

        assertThat(added(started, breach, met(3, 1, inGrace, OWNED)))
                .containsExactly(
                        new Increment.Less(key(Measure.SLA_BREACHED, 1, "SAL", "first-contact", GOOGLE)),
                        count(Measure.SLA_KEPT, 1, "SAL", "first-contact", OWNED));
        assertThat(added(started, breach, met(3, 1, inGrace.plus(Duration.ofMinutes(1)), OWNED)))
                .as("too late")
                .isEmpty();
        assertThat(added(started, breach, met(3, 1, inGrace, OWNED), met(4, 1, inGrace, OWNED)))
                .as("once")
                .noneMatch(Increment.Less.class::isInstance);
    }

    @Test
    void takesEveryAttemptBackThatRanOutAfterSalesHadReacted() {
        LeadEvent first = breach(1, 1, 1, GOOGLE);
        LeadEvent second = breach(2, 2, 2, GOOGLE);

        assertThat(sums(first, second, met(3, 2, day(0), GOOGLE)))
                .containsOnly(Map.entry(count(Measure.SLA_KEPT, 0, "SAL", "first-contact", GOOGLE), 1L));
        assertThat(sums(first, second, met(3, 2, day(2), GOOGLE)))
                .containsOnly(
                        Map.entry(count(Measure.SLA_BREACHED, 1, "SAL", "first-contact", GOOGLE), 1L),
                        Map.entry(count(Measure.SLA_KEPT, 2, "SAL", "first-contact", GOOGLE), 1L));
        assertThat(sums(first, met(3, 2, day(3), GOOGLE))).hasSize(2);
    }

    @Test
    void countsABreachAgainThatIsOfAnotherRunOfWhichNoStartIsTold() {
        LeadEvent first = breach(1, 1, 1, GOOGLE);
        LeadEvent second = breach(2, 1, 5, GOOGLE);

        assertThat(added(first, second))
                .containsExactly(count(Measure.SLA_BREACHED, 5, "SAL", "first-contact", GOOGLE));
        assertThat(sums(first, second, met(3, 1, day(2), GOOGLE)))
                .as("the first one stands, as the contact came after it")
                .containsOnly(Map.entry(count(Measure.SLA_BREACHED, 1, "SAL", "first-contact", GOOGLE), 1L));
        assertThat(sums(first, second, clock(3, 1, ClockState.STARTED), met(4, 1, day(0), GOOGLE)))
                .as("the start of a run leaves the earlier ones as they are")
                .containsEntry(count(Measure.SLA_BREACHED, 1, "SAL", "first-contact", GOOGLE), 1L)
                .containsEntry(count(Measure.SLA_BREACHED, 5, "SAL", "first-contact", GOOGLE), 1L);
    }

    @Test
    void countsNoClockAsKeptThatRanOutAtALeadThatIsMergedIntoThisOne() {
        LeadEvent takenOver = due(3, ClockState.MET, day(-3), day(1), day(-2));

        assertThat(added(takenOver)).isEmpty();
        assertThat(added(due(1, ClockState.STARTED, day(-9), day(-9), day(-8)), takenOver))
                .as("it started one itself, in an earlier round")
                .isEmpty();
        assertThat(added(due(3, ClockState.MET, day(-3), day(1), day(1).plusSeconds(1))))
                .as("it still had time")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "OPEN"})
    void countsAClockAsKeptThatIsMetInItsTimeOfGrace(ClockState told) {
        assertThat(added(
                        due(2, told, day(-3), day(0), day(1)),
                        due(3, ClockState.MET, day(-3), day(1).plusSeconds(1), day(1))))
                .containsExactly(count(Measure.SLA_KEPT, 1, "SAL", "first-contact", OWNED));
    }

    @Test
    void knowsNothingOfBreachesThatAnEarlierVersionCounted() {
        LeadMemory old = new LeadMemory(1, null, Map.of(), Set.of("SAL/first-contact/1"), null, null, false, null);

        assertThat(FIGURES.count(old, met(2, 1, day(-1), GOOGLE)).increments()).isEmpty();
    }

    @Test
    void addsNothingForAnEventThatItHasSeen() {
        LeadEvent first = step(1, 0, null, "LEAD", GOOGLE);
        LeadEvent second = step(2, 1, "LEAD", "MQL", GOOGLE);

        assertThat(added(first, second, first)).isEmpty();
        assertThat(added(first, second, second)).isEmpty();
        assertThat(added(first, new LeadEvent.Other(2, AT), second)).isEmpty();
        assertThat(memory(first, second, first, second)).isEqualTo(memory(first, second));
    }

    @Test
    void takesAnErasedLeadOutOfItsStageOnce() {
        LeadEvent erased = new LeadEvent.Erased(day(2));

        assertThat(added(step(1, 0, null, "LEAD", GOOGLE), erased))
                .containsExactly(count(Measure.LEFT, 2, "LEAD", "", GOOGLE));
        assertThat(added(step(1, 0, null, "LEAD", GOOGLE), erased, new LeadEvent.Erased(day(3))))
                .isEmpty();
        assertThat(added(erased)).isEmpty();
    }

    @Test
    void givesTheSameFiguresWhereverTheErasureIsReadAmongTheEventsOfBefore() {
        List<LeadEvent> story = List.of(
                step(1, 0, null, "LEAD", GOOGLE),
                step(2, 1, "LEAD", "SAL", OWNED),
                new LeadEvent.HandedOver(3, day(1), "SAL", OWNED),
                clock(4, 1, ClockState.STARTED),
                clock(5, 1, ClockState.BREACHED),
                step(6, 3, "SAL", "RECYCLED", OWNED));
        LeadEvent erased = new LeadEvent.Erased(day(2));
        Map<Increment, Long> last = sums(place(erased, story, story.size()));
        assertThat(last).containsEntry(count(Measure.LEFT, 3, "RECYCLED", "", OWNED), 1L);

        for (int place = 0; place < story.size(); place++) {
            assertThat(sums(place(erased, story, place))).isEqualTo(last);
        }
    }

    @Test
    void remembersNothingOfAnErasedLeadOnceItIsEmptied() {
        LeadMemory memory = memory(
                        step(1, 0, null, "LEAD", GOOGLE),
                        clock(2, 1, ClockState.BREACHED),
                        new LeadEvent.Erased(day(2)))
                .emptied();

        assertThat(memory.stay()).isNull();
        assertThat(memory.reached()).isEmpty();
        assertThat(memory.breached()).isEmpty();
        assertThat(Figures.isOld(memory, step(3, 3, "LEAD", "MQL", GOOGLE))).isTrue();
        assertThat(FIGURES.count(memory, step(3, 3, "LEAD", "MQL", GOOGLE)).increments())
                .isEmpty();
    }

    @Test
    void countsDaysInTheCompanysZone() {
        Instant lateInBerlin = Instant.parse("2026-03-01T23:30:00Z");

        assertThat(FIGURES.count(LeadMemory.NONE, new LeadEvent.HandedOver(1, lateInBerlin, "SAL", GOOGLE))
                        .increments())
                .extracting(increment -> increment.key().day())
                .containsExactly(LocalDate.of(2026, 3, 2));
    }

    @Test
    void keepsTextsFromUrlsShortAndOnOneLine() {
        assertThat(Belonging.of(null, "  a\nb ", "x".repeat(101))).isEqualTo(new Belonging("", "a b", "x".repeat(100)));
        assertThat(Belonging.text("😀".repeat(101))).isEqualTo("😀".repeat(100));
        assertThat(Belonging.text("y".repeat(100))).hasSize(100);
    }

    @Test
    void ordersKeysByAllTheirParts() {
        FigureKey key = key(Measure.ENTERED, 0, "LEAD", "", GOOGLE);
        assertThat(List.of(
                        key(Measure.LEFT, 0, "LEAD", "", GOOGLE),
                        key(Measure.ENTERED, 1, "LEAD", "", GOOGLE),
                        key(Measure.ENTERED, 0, "MQL", "", GOOGLE),
                        key(Measure.ENTERED, 0, "LEAD", "x", GOOGLE),
                        key(Measure.ENTERED, 0, "LEAD", "", new Belonging("h", "", "")),
                        key(Measure.ENTERED, 0, "LEAD", "", new Belonging("google", "t", "")),
                        key(Measure.ENTERED, 0, "LEAD", "", OWNED)))
                .allSatisfy(greater -> {
                    assertThat(key).isLessThan(greater);
                    assertThat(greater).isGreaterThan(key);
                });
        for (Measure measure : Measure.values()) {
            assertThat(Measure.ofWord(measure.word())).isEqualTo(measure);
        }
    }

    private static LeadEvent step(long sequence, int day, String from, String to, Belonging belonging) {
        return new LeadEvent.Stepped(sequence, day(day), from, null, to, belonging, "B3", null);
    }

    private static LeadEvent clock(long sequence, int attempt, ClockState state) {
        return new LeadEvent.Clock(sequence, AT, "SAL", "first-contact", attempt, state, AT, null, OWNED);
    }

    private static LeadEvent met(long sequence, int attempt, Instant at, Belonging belonging) {
        return new LeadEvent.Clock(sequence, at, "SAL", "first-contact", attempt, ClockState.MET, AT, null, belonging);
    }

    private static LeadEvent due(long sequence, ClockState state, Instant started, Instant at, Instant due) {
        return new LeadEvent.Clock(sequence, at, "SAL", "first-contact", 1, state, started, due, OWNED);
    }

    /** It was due on the day, and had an hour of grace. */
    private static LeadEvent breach(long sequence, int attempt, int day, Belonging belonging) {
        Instant until = day(day).plus(Duration.ofHours(1));
        return new LeadEvent.Clock(
                sequence, day(day), "SAL", "first-contact", attempt, ClockState.BREACHED, AT, until, belonging);
    }

    /** What the last of these events adds. */
    private static List<Increment> added(LeadEvent... events) {
        LeadMemory memory = LeadMemory.NONE;
        List<Increment> added = new ArrayList<>();
        for (LeadEvent event : events) {
            Figures.Counted counted = FIGURES.count(memory, event);
            memory = counted.memory();
            added = counted.increments();
        }
        return added;
    }

    private static LeadEvent[] place(LeadEvent event, List<LeadEvent> story, int place) {
        List<LeadEvent> events = new ArrayList<>(story);
        events.add(place, event);
        return events.toArray(LeadEvent[]::new);
    }

    /** What all of these events add, without what was taken back. */
    private static Map<Increment, Long> sums(LeadEvent... events) {
        LeadMemory memory = LeadMemory.NONE;
        Map<Increment, Long> sums = new HashMap<>();
        for (LeadEvent event : events) {
            Figures.Counted counted = FIGURES.count(memory, event);
            memory = counted.memory();
            for (Increment each : counted.increments()) {
                Increment figure = each instanceof Increment.Less(FigureKey key) ? new Increment.Count(key) : each;
                sums.merge(figure, each.amount(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static LeadMemory memory(LeadEvent... events) {
        LeadMemory memory = LeadMemory.NONE;
        for (LeadEvent event : events) {
            memory = FIGURES.count(memory, event).memory();
        }
        return memory;
    }

    private static Increment count(Measure measure, int day, String stage, String detail, Belonging belonging) {
        return new Increment.Count(key(measure, day, stage, detail, belonging));
    }

    private static Increment time(Measure measure, int day, String stage, Belonging belonging, int days) {
        return new Increment.Time(key(measure, day, stage, "", belonging), Duration.ofDays(days));
    }

    private static FigureKey key(Measure measure, int day, String stage, String detail, Belonging belonging) {
        return new FigureKey(measure, DAY.plusDays(day), stage, detail, belonging);
    }

    private static Instant day(int day) {
        return AT.plus(Duration.ofDays(day));
    }
}
