package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.domain.sla.ClockPhase;
import io.ripen.lifecycle.domain.sla.ClockRun;
import io.ripen.lifecycle.model.StageModels;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sales does with a lead, and what its clocks do meanwhile, under the shipped model. */
class SalesTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");
    /** Friday before the clock is put forward in Berlin, 15:00 there. */
    private static final Instant FRIDAY = Instant.parse("2026-03-27T14:00:00Z");

    /** Long after every clock of a lead that nobody touches ran out. */
    private static final Instant RAN_OUT_TWICE = Instant.parse("2026-04-30T00:00:00Z");

    private LeadState state;
    private ScoreSnapshot known;
    private final List<LifecycleEvent> happenings = new ArrayList<>();

    @BeforeEach
    void handOver() {
        known = Snapshots.readyForSal().at(FRIDAY).build();
        state = LeadState.UNSEEN;
        take(Lifecycle.decide(state, new Input.Scored(known, null), MODEL, present(FRIDAY)));
    }

    @Test
    void startsTheClocksInBusinessTimeAcrossTheWeekendOnWhichTheClockChanges() {
        assertThat(changes()).containsExactly("first-contact STARTED", "decision STARTED");
        assertThat(clocks().getFirst().dueAt()).isEqualTo("2026-03-30T13:00:00Z");
        assertThat(clocks().get(1).dueAt()).isEqualTo("2026-04-07T13:00:00Z");
        assertThat(Lifecycle.wake(state, MODEL)).contains(Instant.parse("2026-03-30T11:00:00Z"));
    }

    @Test
    void letsAClockRunOutTwiceAndRecyclesTheLead() {
        pass(Instant.parse("2026-04-30T00:00:00Z"));

        assertThat(changes())
                .containsExactly(
                        "first-contact STARTED",
                        "decision STARTED",
                        "first-contact DUE",
                        "first-contact OVERDUE",
                        "first-contact BREACHED",
                        "first-contact ESCALATED",
                        "first-contact STARTED",
                        "first-contact DUE",
                        "first-contact OVERDUE",
                        "first-contact BREACHED",
                        "decision PAUSED");
        assertThat(clocks())
                .extracting(LifecycleEvent.ClockChanged::at)
                .map(Instant::toString)
                .containsExactly(
                        "2026-03-27T14:00:00Z",
                        "2026-03-27T14:00:00Z",
                        "2026-03-30T11:00:00Z",
                        "2026-03-30T13:00:00Z",
                        "2026-03-30T13:00:00Z",
                        "2026-03-31T09:00:00Z",
                        "2026-03-31T09:00:00Z",
                        "2026-03-31T15:00:00Z",
                        "2026-04-01T09:00:00Z",
                        "2026-04-01T09:00:00Z",
                        "2026-04-01T09:00:00Z");
        LifecycleEvent.Transition step = steps().getLast();
        assertThat(step.to()).isEqualTo("RECYCLED");
        assertThat(step.by()).isEqualTo(new TransitionActor.Timer());
        assertThat(step.guards()).containsExactly(new GuardResult("breaches >= 2", true, "2"));
        assertThat(state.quarantine().reason()).isEqualTo("pause after recycling");
        assertThat(state.quarantine().until()).isEqualTo(step.at().plus(Duration.ofDays(14)));
        assertThat(Lifecycle.wake(state, MODEL)).isEmpty();
        assertNumbersAreGapless();
    }

    @Test
    void walksToTheCustomer() {
        Instant at = FRIDAY.plusSeconds(60);
        say(Verb.CONTACTED, at, null, null);
        say(Verb.ACCEPT, at.plusSeconds(1), null, null);
        assertThat(changes())
                .containsExactly("first-contact STARTED", "decision STARTED", "first-contact MET", "decision MET");
        for (Bant question : Bant.values()) {
            assertThat(state.current().stage()).isEqualTo("SAL");
            take(say(new Feedback(Verb.BANT, at.plusSeconds(2), "sofia", null, question, "yes", null)));
        }
        assertThat(state.current().stage()).isEqualTo("SQL");
        assertThat(state.quarantine())
                .isEqualTo(new Quarantine(
                        "sales works the lead",
                        new TransitionActor.Rule(),
                        at.plusSeconds(2),
                        at.plusSeconds(2).plus(Duration.ofDays(30))));
        Deal offer = new Deal(new BigDecimal("48000"), "EUR", LocalDate.parse("2026-06-30"));
        take(say(new Feedback(Verb.OPEN_OPPORTUNITY, at.plusSeconds(3), "sofia", null, null, null, offer)));
        assertThat(state.current().stage()).isEqualTo("OPPORTUNITY");
        assertThat(state.quarantine())
                .isEqualTo(
                        new Quarantine("an opportunity is open", new TransitionActor.Rule(), at.plusSeconds(2), null));
        Deal won = new Deal(new BigDecimal("45000"), "USD", null);
        take(say(new Feedback(Verb.WON, at.plusSeconds(4), "sofia", null, null, null, won)));

        assertThat(state.current())
                .isEqualTo(new StageStay(
                        "CUSTOMER", at.plusSeconds(4), List.of("OPPORTUNITY", "SQL", "SAL", "MQL", "LEAD")));
        assertThat(state.work().deal())
                .isEqualTo(new Deal(new BigDecimal("45000"), "USD", LocalDate.parse("2026-06-30")));
        assertThat(state.quarantine()).isNull();
        assertThat(steps())
                .extracting(LifecycleEvent.Transition::to)
                .containsExactly("LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER");
        assertThat(steps().get(3).guards())
                .containsExactly(
                        new GuardResult("contacted by sales", true, "yes"),
                        new GuardResult(
                                "settled: budget, authority, need, time", true, "budget, authority, need, time"));
        assertThat(steps().getLast().by()).isEqualTo(new TransitionActor.User("sofia"));
        assertNumbersAreGapless();
    }

    @Test
    void recyclesARejectedLeadAndResurrectsItWithItsBoost() {
        Instant rejected = FRIDAY.plusSeconds(60);
        say(Verb.REJECT, rejected, "no-budget", null);

        assertThat(state.current().stage()).isEqualTo("RECYCLED");
        assertThat(steps().getLast().feedbackReason()).isEqualTo("no-budget");
        assertThat(steps().getLast().reason()).isEqualTo(LifecycleEvent.Reason.REJECT);
        assertThat(changes()).endsWith("first-contact MET", "decision MET");
        assertThat(state.work().rejects()).isEqualTo(1);
        assertThat(state.baseline()).isEqualTo(new Baseline(rejected, new BigDecimal("20"), BigDecimal.ZERO));

        // All it did before counts no more, however high the score.
        score(Snapshots.readyForSal().sequence(2).at(rejected.plusSeconds(60)).award(FRIDAY, "25"));
        assertThat(state.current().stage()).isEqualTo("RECYCLED");

        Instant act = rejected.plusSeconds(3600);
        score(Snapshots.score("30", "26")
                .sequence(3)
                .at(act)
                .award(FRIDAY, "25")
                .award(act, "1"));
        assertThat(state.current().stage()).isEqualTo("MQL");
        assertThat(steps().getLast().guards())
                .containsExactly(
                        new GuardResult("gained >= 20", true, "21"),
                        new GuardResult("score since recycling >= 50", true, "51"));
        assertThat(state.baseline().engagement()).isEqualByComparingTo("21");
        assertThat(state.work().rejects()).as("for ever").isEqualTo(1);
        assertThat(state.work().contactedAt()).isNull();
    }

    @Test
    void givesNoBoostToALeadThatWasNeverAnMql() {
        state = new LeadState(
                state.scoreSequence(),
                state.sequence(),
                state.current(),
                new Work(null, null, java.util.Map.of(), null, 0, 0, java.util.Set.of("LEAD")),
                List.of(),
                null,
                null,
                java.util.Map.of(),
                false);
        say(Verb.RECYCLE, FRIDAY.plusSeconds(1), "too-early", null);

        assertThat(state.baseline().boost()).isEqualByComparingTo("0");
    }

    @Test
    void takesARecyclingBackWithItsClocksWhereTheyStood() {
        pass(FRIDAY.plus(Duration.ofHours(1)));
        take(say(new Feedback(
                Verb.SET_STAGE, FRIDAY.plus(Duration.ofHours(1)), "mara", "by mistake", null, "RECYCLED", null)));
        assertThat(steps().getLast().feedbackReason()).isEqualTo("by mistake");
        assertThat(state.clocks()).allMatch(ClockRun::isPaused);
        assertThat(clocks().getLast().dueAt()).isNull();
        Instant back = Instant.parse("2026-04-15T12:00:00Z");
        assertThat(Lifecycle.wake(state, MODEL)).isEmpty();

        say(Verb.REOPEN, back, null, null);

        assertThat(state.current()).isEqualTo(new StageStay("SAL", back, List.of("MQL", "LEAD")));
        assertThat(state.baseline()).isNull();
        assertThat(state.quarantine()).isNull();
        assertThat(changes())
                .endsWith("first-contact PAUSED", "decision PAUSED", "first-contact RESUMED", "decision RESUMED");
        // One of the eight hours had passed.
        assertThat(clocks().get(clocks().size() - 2).dueAt()).isEqualTo("2026-04-16T11:00:00Z");
    }

    @Test
    void takesOneStepAfterTheOtherBack() {
        say(Verb.RECYCLE, FRIDAY.plusSeconds(1), "too-early", null);
        Baseline recycled = state.baseline();
        Quarantine pause = state.quarantine();
        say(Verb.DISQUALIFY, FRIDAY.plusSeconds(2), "competitor", null);

        say(Verb.REOPEN, FRIDAY.plusSeconds(3), null, null);

        assertThat(state.current())
                .isEqualTo(new StageStay("RECYCLED", FRIDAY.plusSeconds(3), List.of("SAL", "MQL", "LEAD")));
        assertThat(state.baseline()).isEqualTo(recycled);
        assertThat(state.quarantine().since()).isEqualTo(pause.since());
        assertThat(state.quarantine().until()).isEqualTo(pause.until());

        say(Verb.REOPEN, FRIDAY.plusSeconds(4), null, null);

        assertThat(state.current()).isEqualTo(new StageStay("SAL", FRIDAY.plusSeconds(4), List.of("MQL", "LEAD")));
        assertThat(state.baseline()).isNull();
        assertThat(state.clocks()).hasSize(2).noneMatch(ClockRun::isPaused);
    }

    @Test
    void doesNotPauseMailsAnewForALeadThatIsTakenBackAfterItsPause() {
        say(Verb.RECYCLE, FRIDAY.plusSeconds(1), "too-early", null);
        say(Verb.DISQUALIFY, FRIDAY.plusSeconds(2), "competitor", null);

        say(Verb.REOPEN, FRIDAY.plus(Duration.ofDays(15)), null, null);

        assertThat(state.current().stage()).isEqualTo("RECYCLED");
        assertThat(state.quarantine()).isNull();
    }

    @Test
    void remembersSoManyStagesToGoBackToAndNoMore() {
        StageStay stay = new StageStay("A", FRIDAY, List.of());
        for (int step = 1; step <= 20; step++) {
            stay = stay.then("S" + step, FRIDAY);
        }

        assertThat(stay.before()).containsExactly("S19", "S18", "S17", "S16", "S15", "S14", "S13", "S12");
    }

    @Test
    void beginsAnewWithALeadThatIsTakenOutOfRecyclingByHand() {
        becomeSql(FRIDAY.plusSeconds(60));
        assertThat(changes()).endsWith("first-contact MET", "decision MET");
        say(Verb.LOST, FRIDAY.plusSeconds(120), "no-budget", null);
        assertThat(state.current().stage()).isEqualTo("RECYCLED");
        Instant later = FRIDAY.plus(Duration.ofDays(200));

        take(say(new Feedback(Verb.SET_STAGE, later, "mara", "wants to talk again", null, "MQL", null)));

        assertThat(state.current().stage()).isEqualTo("SAL");
        assertThat(state.work().contactedAt()).isNull();
        assertThat(state.work().bant()).isEmpty();
        assertThat(changes()).endsWith("first-contact STARTED", "decision STARTED");
        assertThat(state.clocks()).extracting(ClockRun::startedAt).containsOnly(later);
        assertThat(state.quarantine()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"reopen,", "set-stage, SAL"})
    void keepsALeadThatIsTakenBackAfterItsClocksRecycledIt(String verb, String stage) {
        pass(RAN_OUT_TWICE);
        assertThat(state.current().stage()).isEqualTo("RECYCLED");
        Instant back = RAN_OUT_TWICE.plus(Duration.ofHours(1));

        take(say(new Feedback(verb(verb), back, "sofia", "we do want it", null, stage, null)));

        assertThat(state.current().stage()).isEqualTo("SAL");
        assertThat(state.current().since()).isEqualTo(back);
        assertThat(changes()).endsWith("decision PAUSED", "decision RESUMED", "first-contact STARTED");
        pass(back.plus(Duration.ofDays(30)));
        assertThat(state.current().stage()).as("unanswered twice once more").isEqualTo("RECYCLED");
    }

    @Test
    void keepsALeadThatIsBroughtBackAfterItsClocksRecycledIt() {
        pass(RAN_OUT_TWICE);
        Input back = new Input.Imported("SAL", RAN_OUT_TWICE.plusSeconds(1), null, "ops", known);
        take(Lifecycle.decide(state, back, MODEL, present(RAN_OUT_TWICE.plusSeconds(1))));

        score(Snapshots.readyForSal().sequence(2).at(RAN_OUT_TWICE.plusSeconds(60)));

        assertThat(state.current().stage()).isEqualTo("SAL");
    }

    @Test
    void letsNoClockRunOnThatStoodStillBeforeAnImport() {
        Instant recycled = FRIDAY.plus(Duration.ofHours(1));
        say(Verb.SET_STAGE, recycled, "by mistake", "RECYCLED");
        assertThat(state.clocks()).hasSize(2).allMatch(ClockRun::isPaused);
        Instant now = recycled.plus(Duration.ofDays(30));
        Input back = new Input.Imported("SAL", recycled.plus(Duration.ofDays(9)), null, "ops", known);

        take(Lifecycle.decide(state, back, MODEL, present(now)));

        assertThat(changes()).endsWith("first-contact CANCELLED", "decision CANCELLED");
        assertThat(state.clocks()).isEmpty();
        pass(now.plus(Duration.ofDays(30)));
        assertThat(state.current().stage()).isEqualTo("SAL");
        assertThat(state.work().breaches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacted", "accept", "bant"})
    void countsOnlyWhatRanOutSinceSalesWasHeardOf(String verb) {
        pass(Instant.parse("2026-03-30T13:00:00Z"));
        assertThat(state.work().breaches()).isEqualTo(1);

        take(say(new Feedback(
                verb(verb), Instant.parse("2026-03-30T14:00:00Z"), "sofia", null, Bant.NEED, "yes", null)));

        assertThat(state.work().breaches()).isZero();
    }

    @Test
    void keepsALeadThatWasContactedLateWhenTheDecisionIsLateToo() {
        pass(Instant.parse("2026-03-30T13:00:00Z"));
        say(Verb.CONTACTED, Instant.parse("2026-03-30T14:00:00Z"), null, null);

        pass(RAN_OUT_TWICE);

        assertThat(changes()).contains("decision BREACHED");
        assertThat(state.current().stage()).isEqualTo("SAL");
    }

    @Test
    void takesNoNewOwnerForAnAnswer() {
        pass(Instant.parse("2026-03-30T13:00:00Z"));
        say(Verb.ASSIGN_OWNER, Instant.parse("2026-03-30T14:00:00Z"), null, "mara");

        assertThat(state.work().breaches()).isEqualTo(1);
    }

    @Test
    void cancelsClocksWhenALeadIsDisqualified() {
        take(say(new Feedback(Verb.SET_STAGE, FRIDAY, "mara", "asked us to", null, "DISQUALIFIED", null)));

        assertThat(changes()).endsWith("first-contact CANCELLED", "decision CANCELLED");
        assertThat(state.clocks()).isEmpty();
        assertThat(steps().getLast().reason()).isEqualTo(LifecycleEvent.Reason.SET_STAGE);
        say(Verb.REOPEN, FRIDAY.plusSeconds(1), null, null);
        assertThat(state.current().stage()).isEqualTo("SAL");
        assertThat(changes()).endsWith("first-contact STARTED", "decision STARTED");
    }

    @Test
    void beginsAClockNowThatShouldHaveBegunLongAgo() {
        state = LeadState.UNSEEN;
        happenings.clear();
        Instant now = FRIDAY.plus(Duration.ofDays(90));
        take(Lifecycle.decide(state, new Input.Scored(known, null), MODEL, new DecisionTime(now, Duration.ofHours(1))));

        assertThat(steps().getLast().at()).isEqualTo(FRIDAY);
        assertThat(clocks()).extracting(LifecycleEvent.ClockChanged::at).containsOnly(now);
    }

    @Test
    void keepsTheOwnerWhateverBecomesOfTheLead() {
        say(Verb.ASSIGN_OWNER, FRIDAY, null, "sofia");
        say(Verb.RECYCLE, FRIDAY.plusSeconds(1), "no-time", null);

        assertThat(state.work().owner()).isEqualTo("sofia");
        assertThat(clocks().getLast().owner()).isEqualTo("sofia");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            won              |           |        | command-not-allowed
            open-opportunity |           |        | command-not-allowed
            reopen           |           |        | command-not-allowed
            reject           |           |        | reason-missing
            reject           | ' '       |        | reason-missing
            reject           | no-idea   |        | reason-unknown
            recycle          | competitor |       | reason-unknown
            disqualify       | no-budget |        | reason-unknown
            bant             |           | yes    | answer-missing
            assign-owner     |           |        | owner-missing
            assign-owner     |           | ' '    | owner-missing
            set-stage        |           | MQL    | reason-missing
            set-stage        | because   | HOT    | stage-unknown
            set-stage        | because   |        | stage-unknown
            set-stage        | because   | SAL    | stage-same
            """)
    void refusesWhatIsNotPossibleAndSaysWhy(String verb, String reason, String value, String code) {
        Feedback feedback = new Feedback(verb(verb), FRIDAY, "sofia", reason, null, value, null);

        assertThat(say(feedback))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(code));
    }

    @Test
    void refusesCommandsOfLeadsThatAreNotThereOrAreOthers() {
        Feedback feedback = new Feedback(Verb.CONTACTED, FRIDAY, "sofia", null, null, null, null);
        assertThat(Lifecycle.decide(LeadState.UNSEEN, new Input.Said(feedback, known), MODEL, present(FRIDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_UNKNOWN));
        score(Snapshots.score("0", "0").sequence(2).at(FRIDAY).merged());
        assertThat(say(feedback)).isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_MERGED));
        assertThat(bring("SQL")).isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_MERGED));
    }

    @Test
    void importsAStageWithoutWhatEnteringItSetsOff() {
        state = LeadState.UNSEEN;
        happenings.clear();
        score(Snapshots.score("0", "0").at(FRIDAY));

        assertThat(bring("HOT")).isEqualTo(new Decision.Refused(Decision.Refusal.STAGE_UNKNOWN));
        assertThat(bring("LEAD")).isEqualTo(new Decision.Refused(Decision.Refusal.STAGE_SAME));
        take(bring("SAL"));

        assertThat(state.current()).isEqualTo(new StageStay("SAL", FRIDAY.minusSeconds(9), List.of("LEAD")));
        assertThat(state.work().owner()).isEqualTo("sofia");
        assertThat(steps().getLast().reason()).isEqualTo(LifecycleEvent.Reason.IMPORTED);
        assertThat(happenings).hasSize(2);
        assertThat(Lifecycle.decide(
                        LeadState.UNSEEN,
                        new Input.Imported("SAL", FRIDAY, null, "ops", known),
                        MODEL,
                        present(FRIDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_UNKNOWN));
    }

    @Test
    void beginsTheDwellOfAWayBackWithTheImport() {
        state = LeadState.UNSEEN;
        happenings.clear();
        score(Snapshots.score("10", "0").at(FRIDAY.minus(Duration.ofDays(60))));
        Instant since = FRIDAY.minus(Duration.ofDays(30));
        take(Lifecycle.decide(state, new Input.Imported("MQL", since, null, "ops", known), MODEL, present(FRIDAY)));

        assertThat(Lifecycle.wake(state, MODEL)).contains(FRIDAY.plus(Duration.ofDays(7)));
        pass(FRIDAY.plus(Duration.ofDays(60)));

        assertThat(state.current().stage()).isEqualTo("LEAD");
        assertThat(state.current().since()).isEqualTo(FRIDAY.plus(Duration.ofDays(7)));
    }

    @Test
    void letsAClockRunOutThatRanOutBeforeTheImport() {
        Instant ranOut = Instant.parse("2026-03-30T13:00:00Z");
        Input imported = new Input.Imported("CUSTOMER", FRIDAY.plusSeconds(9), null, "ops", known);
        take(Lifecycle.decide(state, imported, MODEL, present(ranOut.plusSeconds(60))));

        assertThat(changes()).endsWith("first-contact OVERDUE", "first-contact BREACHED", "decision CANCELLED");
        assertThat(state.work().breaches()).isZero();
    }

    @Test
    void knowsWhatEachStageAllows() {
        assertThat(MODEL.allowed("LEAD")).containsExactly(Verb.DISQUALIFY, Verb.ASSIGN_OWNER, Verb.SET_STAGE);
        assertThat(MODEL.allowed("CUSTOMER")).containsExactly(Verb.ASSIGN_OWNER, Verb.SET_STAGE);
        assertThat(MODEL.allowed("RECYCLED"))
                .containsExactly(Verb.DISQUALIFY, Verb.REOPEN, Verb.ASSIGN_OWNER, Verb.SET_STAGE);
        assertThat(MODEL.origins("RECYCLED")).containsExactly("MQL", "SAL", "SQL", "OPPORTUNITY", "DISQUALIFIED");
    }

    @Test
    void meetsAClockThatWasBreachedAndIsNotEscalatedYet() {
        pass(Instant.parse("2026-03-30T13:00:00Z"));
        assertThat(state.clocks().getFirst().phase()).isEqualTo(ClockPhase.BREACHED);
        assertThat(state.work().breaches()).isEqualTo(1);

        say(Verb.CONTACTED, Instant.parse("2026-03-30T14:00:00Z"), null, null);

        assertThat(changes()).endsWith("first-contact BREACHED", "first-contact MET");
        assertThat(state.work().contactedAt()).isEqualTo("2026-03-30T14:00:00Z");
    }

    @Test
    void meetsAClockAtTheInstantOfAContactThatIsReportedAfterTheBreach() {
        pass(Instant.parse("2026-03-31T09:00:00Z"));
        assertThat(changes()).endsWith("first-contact BREACHED", "first-contact ESCALATED", "first-contact STARTED");
        Instant inTime = FRIDAY.plusSeconds(600);

        say(Verb.CONTACTED, inTime, null, null);

        assertThat(changes()).endsWith("first-contact MET");
        assertThat(clocks().getLast().at()).isEqualTo(inTime);
        assertThat(state.work().contactedAt()).isEqualTo(inTime);
        assertThat(state.work().breaches()).isZero();
        assertThat(state.clocks()).extracting(ClockRun::clock).containsExactly("decision");
    }

    @Test
    void refusesAReportThatComesAfterTheRecycling() {
        pass(RAN_OUT_TWICE);

        assertThat(say(new Feedback(Verb.CONTACTED, FRIDAY.plusSeconds(600), "sofia", null, null, null, null)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.COMMAND_NOT_ALLOWED));
    }

    @Test
    void meetsTheDecisionWithAnSqlEvenLate() {
        say(Verb.CONTACTED, FRIDAY.plusSeconds(60), null, null);
        pass(Instant.parse("2026-04-20T00:00:00Z"));
        assertThat(changes()).endsWith("decision BREACHED", "decision ESCALATED");

        becomeSql(Instant.parse("2026-04-20T00:00:01Z"));

        assertThat(changes()).endsWith("decision MET");
    }

    @Test
    void meetsNoClockByAnImport() {
        take(bring("SQL"));

        assertThat(changes()).endsWith("first-contact CANCELLED", "decision CANCELLED");
    }

    private void becomeSql(Instant at) {
        say(Verb.CONTACTED, at, null, null);
        for (Bant question : Bant.values()) {
            take(say(new Feedback(Verb.BANT, at, "sofia", null, question, "settled", null)));
        }
        assertThat(state.current().stage()).isEqualTo("SQL");
    }

    private Decision bring(String stage) {
        Input imported = new Input.Imported(stage, FRIDAY.minusSeconds(9), "sofia", "ops", known);
        return Lifecycle.decide(state, imported, MODEL, present(FRIDAY));
    }

    private void score(Snapshots snapshot) {
        ScoreSnapshot next = snapshot.build();
        take(Lifecycle.decide(state, new Input.Scored(next, known), MODEL, present(next.asOf())));
        known = next;
    }

    private void pass(Instant now) {
        take(Lifecycle.decide(state, new Input.Passed(now, known), MODEL, present(now)));
    }

    private void say(Verb verb, Instant at, String reason, String value) {
        take(say(new Feedback(verb, at, "sofia", reason, null, value, null)));
    }

    private Decision say(Feedback feedback) {
        return Lifecycle.decide(state, new Input.Said(feedback, known), MODEL, present(feedback.at()));
    }

    private void take(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        state = ((Decision.Accepted) decision).state();
        happenings.addAll(((Decision.Accepted) decision).happenings());
    }

    private static DecisionTime present(Instant now) {
        return new DecisionTime(now, Duration.ofDays(1));
    }

    private static Verb verb(String word) {
        return java.util.Arrays.stream(Verb.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private List<LifecycleEvent.ClockChanged> clocks() {
        return happenings.stream()
                .filter(LifecycleEvent.ClockChanged.class::isInstance)
                .map(LifecycleEvent.ClockChanged.class::cast)
                .toList();
    }

    private List<String> changes() {
        return clocks().stream()
                .map(each -> each.run().clock() + " " + each.change())
                .toList();
    }

    private List<LifecycleEvent.Transition> steps() {
        return happenings.stream()
                .filter(LifecycleEvent.Transition.class::isInstance)
                .map(LifecycleEvent.Transition.class::cast)
                .toList();
    }

    private void assertNumbersAreGapless() {
        for (int index = 0; index < happenings.size(); index++) {
            assertThat(happenings.get(index).sequence()).isEqualTo(index + 1);
        }
    }
}
