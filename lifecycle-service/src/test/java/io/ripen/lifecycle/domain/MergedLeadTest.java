package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.domain.sla.ClockPhase;
import io.ripen.lifecycle.domain.sla.ClockRun;
import io.ripen.lifecycle.model.StageModels;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lead that turns out to be another one, and maybe not after all, under the shipped model. */
class MergedLeadTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");
    /** Monday, 09:00 in Berlin. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    /** A working day later. */
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @Test
    void letsTheClocksOfAMergedLeadStandStillAndRunOnOnceItIsPartedAgain() {
        Lead lead = new Lead();
        lead.scores(Snapshots.readyForSal(), MONDAY);
        lead.scores(Snapshots.score("0", "0").merged(), MONDAY.plusSeconds(3600));
        assertThat(lead.changes())
                .containsExactly(
                        "first-contact STARTED", "decision STARTED", "first-contact PAUSED", "decision PAUSED");
        assertThat(Lifecycle.wake(lead.state, MODEL)).isEmpty();
        lead.passes(MONDAY.plus(Duration.ofDays(30)));

        lead.scores(Snapshots.readyForSal(), TUESDAY);

        assertThat(lead.changes()).hasSize(6).endsWith("first-contact RESUMED", "decision RESUMED");
        assertThat(lead.clocks().getLast().at()).isEqualTo(TUESDAY);
        assertThat(lead.clocks().get(4).dueAt()).isEqualTo(TUESDAY.plus(Duration.ofHours(7)));
        lead.passes(TUESDAY.plus(Duration.ofDays(1)));
        assertThat(lead.changes()).contains("first-contact BREACHED");
    }

    /** The score of a lead that is merged or parted is as of its last act. */
    @Test
    void goesByWhenItWasSaidThatTheLeadIsAnotherOrIsNot() {
        Lead lead = new Lead();
        lead.scores(Snapshots.readyForSal(), MONDAY);
        lead.scores(Snapshots.score("0", "0").merged().told(MONDAY.plus(Duration.ofHours(7))), MONDAY);
        assertThat(lead.changes())
                .as("due an hour before")
                .endsWith("first-contact DUE", "first-contact PAUSED", "decision PAUSED");
        assertThat(lead.clocks().getLast().at()).isEqualTo(MONDAY.plus(Duration.ofHours(7)));
        assertThat(lead.state.ties().merge().at()).isEqualTo(MONDAY.plus(Duration.ofHours(7)));

        lead.scores(Snapshots.readyForSal().told(TUESDAY), MONDAY);

        assertThat(lead.clocks().getLast().at()).isEqualTo(TUESDAY);
        assertThat(lead.clocks().get(lead.clocks().size() - 2).dueAt()).isEqualTo(TUESDAY.plus(Duration.ofHours(1)));
    }

    @Test
    void leavesAClockThatItsStagePausedAloneWhenTheLeadIsParted() {
        Lead lead = new Lead();
        lead.scores(Snapshots.readyForSal(), MONDAY);
        lead.says(Verb.CONTACTED, MONDAY.plusSeconds(60), null);
        lead.says(Verb.SET_STAGE, MONDAY.plusSeconds(120), "RECYCLED");
        assertThat(lead.changes()).endsWith("decision PAUSED");

        lead.scores(Snapshots.score("0", "0").merged(), MONDAY.plusSeconds(3600));
        lead.scores(Snapshots.readyForMql(), TUESDAY);

        assertThat(lead.changes()).endsWith("decision PAUSED").doesNotContain("decision RESUMED");
        assertThat(lead.state.clocks()).extracting(ClockRun::isPaused).containsExactly(true);
    }

    @Test
    void promisesWhatItHasPromisedToALeadThatIsPartedAgain() {
        Lead lead = new Lead();
        lead.scores(Snapshots.readyForSal(), MONDAY);
        lead.isQualified(MONDAY);
        Quarantine promised = lead.state.quarantine();
        assertThat(promised).isNotNull();

        lead.scores(Snapshots.score("0", "0").merged(), MONDAY.plusSeconds(3600));
        lead.scores(Snapshots.readyForSal(), TUESDAY);

        assertThat(lead.state.current().stage()).isEqualTo("SQL");
        assertThat(lead.state.quarantine()).isEqualTo(promised);
    }

    @Test
    void countsNoTimeOfAMergedLeadTowardsADwell() {
        Lead lead = new Lead();
        lead.scores(Snapshots.readyForMql(), MONDAY);
        lead.scores(Snapshots.score("20", "0"), MONDAY.plusSeconds(60));
        assertThat(lead.state.waiting()).isNotEmpty();

        lead.scores(Snapshots.score("0", "0").merged(), MONDAY.plus(Duration.ofDays(3)));
        Instant parted = MONDAY.plus(Duration.ofDays(20));
        lead.scores(Snapshots.score("20", "0"), parted);

        assertThat(lead.state.current().stage()).isEqualTo("MQL");
        assertThat(Lifecycle.wake(lead.state, MODEL)).contains(parted.plus(Duration.ofDays(7)));
    }

    @Test
    void knowsNothingOfALeadOfWhichItHearsOnlyThatItIsAnother() {
        Input merged =
                new Input.Scored(Snapshots.score("0", "0").sequence(7).merged().build(), null);

        assertThat(Lifecycle.decide(LeadState.UNSEEN, merged, MODEL, present(MONDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_MERGED));
    }

    @Test
    void goesOnWhereSalesWasWithTheOtherLeadWithoutASecondHandover() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(Verb.ASSIGN_OWNER, MONDAY.plusSeconds(1), "sofia");
        other.isQualified(MONDAY.plusSeconds(2));
        other.says(
                new Feedback(Verb.OPEN_OPPORTUNITY, MONDAY.plusSeconds(3), "sofia", null, null, null, deal("48000")));
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForMql(), MONDAY);

        survivor.isJoinedBy(other, TUESDAY);
        survivor.scores(Snapshots.readyForSal(), TUESDAY.plusSeconds(1));

        LifecycleEvent.Transition step = survivor.steps().getLast();
        assertThat(step.from()).isEqualTo("MQL");
        assertThat(step.to()).isEqualTo("OPPORTUNITY");
        assertThat(step.at()).isEqualTo(TUESDAY);
        assertThat(step.reason()).isEqualTo(LifecycleEvent.Reason.MERGED);
        assertThat(step.by()).isEqualTo(new TransitionActor.Rule());
        assertThat(step.after().quarantine()).isEqualTo(other.state.quarantine());
        assertThat(step.after().quarantine().until()).isNull();
        assertThat(survivor.happenings).noneMatch(LifecycleEvent.Handover.class::isInstance);
        assertThat(survivor.state.work().owner()).isEqualTo("sofia");
        assertThat(survivor.state.work().contactedAt())
                .isEqualTo(other.state.work().contactedAt());
        assertThat(survivor.state.work().bant()).isEqualTo(other.state.work().bant());
        assertThat(survivor.state.work().deal()).isEqualTo(deal("48000"));
        assertThat(survivor.state.work().been()).contains("SAL", "SQL", "OPPORTUNITY");
        survivor.says(new Feedback(Verb.WON, TUESDAY.plusSeconds(2), "sofia", null, null, null, deal("45000")));
        assertThat(survivor.state.current().stage()).isEqualTo("CUSTOMER");
    }

    @Test
    void letsTheClocksOfTheOtherLeadRunOnWithWhatWasLeft() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForMql(), MONDAY.plusSeconds(1));

        survivor.isJoinedBy(other, MONDAY.plusSeconds(3600));

        assertThat(survivor.state.current().stage()).isEqualTo("SAL");
        assertThat(survivor.changes()).containsExactly("first-contact STARTED", "decision STARTED");
        assertThat(survivor.clocks().getFirst().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(8)));
        assertThat(survivor.happenings).noneMatch(LifecycleEvent.Handover.class::isInstance);
        survivor.passes(TUESDAY);
        assertThat(survivor.changes()).contains("first-contact BREACHED");
    }

    @Test
    void endsTheClocksOfAStageThatTheSurvivorLeavesForTheOthersStage() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.isQualified(MONDAY.plusSeconds(2));
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY.plusSeconds(5));

        survivor.isJoinedBy(other, MONDAY.plusSeconds(3600));

        assertThat(survivor.state.current().stage()).isEqualTo("SQL");
        assertThat(survivor.changes()).endsWith("first-contact CANCELLED", "decision CANCELLED");
        assertThat(survivor.state.quarantine()).isEqualTo(other.state.quarantine());
    }

    @Test
    void keepsTheSurvivorsStandingWhereItIsAsFar() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(Verb.ASSIGN_OWNER, MONDAY.plusSeconds(1), "sofia");
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY.plusSeconds(2));
        survivor.says(Verb.CONTACTED, MONDAY.plusSeconds(3), null);
        StageStay stay = survivor.state.current();
        List<ClockRun> clocks = survivor.state.clocks();
        int told = survivor.happenings.size();

        survivor.isJoinedBy(other, MONDAY.plusSeconds(3600));

        assertThat(survivor.happenings).hasSize(told);
        assertThat(survivor.state.current()).isEqualTo(stay);
        assertThat(survivor.state.clocks()).isEqualTo(clocks);
        assertThat(survivor.state.work().contactedAt()).isEqualTo(MONDAY.plusSeconds(3));
        assertThat(survivor.state.work().owner()).as("nobody owned it").isEqualTo("sofia");
    }

    @Test
    void goesOnWithWhatSalesSaidOfTheOtherLeadAloneInTheSameStage() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(Verb.CONTACTED, MONDAY.plusSeconds(3), null);
        other.says(new Feedback(Verb.BANT, MONDAY.plusSeconds(4), "sofia", null, Bant.NEED, "yes", null));
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY.plusSeconds(5));

        survivor.isJoinedBy(other, MONDAY.plusSeconds(3600));

        assertThat(survivor.steps()).hasSize(3);
        assertThat(survivor.state.work().contactedAt()).isEqualTo(MONDAY.plusSeconds(3));
        assertThat(survivor.state.work().bant()).containsOnlyKeys(Bant.NEED);
        assertThat(survivor.changes())
                .containsExactly("first-contact STARTED", "decision STARTED", "first-contact MET");
    }

    @Test
    void meetsTheSurvivorsClockWhenSalesMadeContactWithTheOtherLead() {
        Instant contacted = MONDAY.plus(Duration.ofHours(1));
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(Verb.CONTACTED, contacted, null);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY);
        survivor.passes(TUESDAY);
        assertThat(survivor.changes()).endsWith("first-contact BREACHED");

        survivor.isJoinedBy(other, TUESDAY.plusSeconds(3600));

        assertThat(survivor.changes()).endsWith("first-contact MET");
        assertThat(survivor.clocks().getLast().at()).isEqualTo(contacted);
        assertThat(survivor.clocks().getLast().dueAt()).isAfter(contacted);
    }

    @Test
    void carriesALongerQuarantineOnWhenTheSurvivorIsMergedItself() {
        Lead paused = new Lead();
        paused.scores(Snapshots.readyForSal(), MONDAY);
        paused.says(new Feedback(Verb.REJECT, MONDAY.plusSeconds(60), "sofia", "no-time", null, null, null));
        Quarantine pause = paused.state.quarantine();
        Lead between = new Lead();
        between.scores(Snapshots.readyForSal(), MONDAY);
        between.isJoinedBy(paused, TUESDAY);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.score("10", "0"), MONDAY);

        survivor.isJoinedBy(between, TUESDAY.plusSeconds(1));

        assertThat(survivor.state.current().stage()).isEqualTo("SAL");
        assertThat(survivor.state.ties().quarantine()).isEqualTo(pause);
    }

    @Test
    void holdsALongerQuarantineOfTheOtherLeadThroughTheSurvivorsStages() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(new Feedback(Verb.REJECT, MONDAY.plusSeconds(60), "sofia", "no-time", null, null, null));
        Quarantine pause = other.state.quarantine();
        assertThat(pause.until()).isEqualTo(MONDAY.plusSeconds(60).plus(Duration.ofDays(14)));
        Lead survivor = new Lead();
        survivor.scores(Snapshots.score("10", "0"), MONDAY);

        survivor.isJoinedBy(other, TUESDAY);
        assertThat(survivor.state.current().stage()).isEqualTo("LEAD");
        assertThat(survivor.state.quarantine()).isEqualTo(pause);

        survivor.scores(Snapshots.readyForMql(), TUESDAY.plusSeconds(1));
        LifecycleEvent.Transition step = survivor.steps().getLast();
        assertThat(step.to()).isEqualTo("MQL");
        assertThat(step.after().quarantine()).isEqualTo(pause);

        survivor.scores(Snapshots.readyForSal(), MONDAY.plus(Duration.ofDays(20)));
        assertThat(survivor.steps().getLast().to()).isEqualTo("SAL");
        assertThat(survivor.state.quarantine()).as("it is over").isNull();
    }

    @Test
    void leavesACustomerAloneWhenAnOpportunityOfTheOtherLeadIsOpen() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.says(Verb.SET_STAGE, MONDAY.plusSeconds(1), "OPPORTUNITY");
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY);
        survivor.says(Verb.SET_STAGE, MONDAY.plusSeconds(1), "CUSTOMER");

        survivor.isJoinedBy(other, TUESDAY);

        assertThat(survivor.state.current().stage()).isEqualTo("CUSTOMER");
        assertThat(survivor.state.quarantine()).isNull();
    }

    @Test
    void takesNothingOfARoundThatIsOverIntoTheOthersStage() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.readyForSal(), MONDAY);
        survivor.isQualified(MONDAY.plusSeconds(1));
        survivor.says(new Feedback(Verb.LOST, MONDAY.plusSeconds(9), "sofia", "no-budget", null, null, null));
        assertThat(survivor.state.current().stage()).isEqualTo("RECYCLED");

        survivor.isJoinedBy(other, TUESDAY);

        assertThat(survivor.state.current().stage()).isEqualTo("SAL");
        assertThat(survivor.state.work().bant()).isEmpty();
        assertThat(survivor.state.work().contactedAt()).isNull();
        assertThat(survivor.state.baseline()).isNull();
        assertThat(survivor.state.quarantine()).isNull();
    }

    @Test
    void looksAtAMergedLeadOncePerMerge() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.score("10", "0"), MONDAY);
        survivor.isJoinedBy(other, TUESDAY);
        survivor.says(Verb.SET_STAGE, TUESDAY.plusSeconds(1), "LEAD");

        Input again = new Input.Joined("other", other.merge(TUESDAY), other.state, survivor.known);
        assertThat(Lifecycle.decide(survivor.state, again, MODEL, present(TUESDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.ALREADY_SEEN));

        other.scores(Snapshots.readyForSal(), TUESDAY.plusSeconds(2));
        survivor.isJoinedBy(other, TUESDAY.plusSeconds(3));
        assertThat(survivor.state.current().stage()).isEqualTo("SAL");
    }

    @Test
    void looksAtNobodyForALeadThatIsNotThereOrIsAnother() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        Lead merged = new Lead();
        merged.scores(Snapshots.score("10", "0"), MONDAY);
        merged.scores(Snapshots.score("0", "0").merged("third"), TUESDAY);
        Input joined = new Input.Joined("other", other.merge(TUESDAY), other.state, other.known);

        assertThat(Lifecycle.decide(LeadState.UNSEEN, joined, MODEL, present(TUESDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_UNKNOWN));
        assertThat(Lifecycle.decide(merged.state, joined, MODEL, present(TUESDAY)))
                .isEqualTo(new Decision.Refused(Decision.Refusal.LEAD_MERGED));
    }

    @ParameterizedTest
    @CsvSource({
        "LEAD, false",
        "MQL, false",
        "SAL, true",
        "SQL, true",
        "OPPORTUNITY, true",
        "CUSTOMER, true",
        "RECYCLED, false",
        "DISQUALIFIED, false",
        "SUSPECT, false"
    })
    void knowsWhichStagesSalesHas(String stage, boolean has) {
        assertThat(MODEL.isWithSales(stage)).isEqualTo(has);
    }

    @Test
    void knowsAStageToWhichADealLeadsByThatAlone() {
        StageModel model = Model.of(
                Model.saying("TRIAL", Verb.WON, new Effect.To("CLIENT")),
                Model.end("CLIENT"),
                Model.end("ALUMNI", way()));

        assertThat(Set.of("TRIAL", "CLIENT")).allMatch(model::isWithSales);
        assertThat(model.isWithSales("ALUMNI")).isFalse();
        assertThat(model.isFurther("CLIENT", "TRIAL")).isTrue();
        assertThat(model.isFurther("TRIAL", "CLIENT")).isFalse();
        assertThat(model.isFurther("TRIAL", "TRIAL")).isFalse();
        assertThat(model.isFurther("TRIAL", "ALUMNI")).isTrue();
        assertThat(model.isFurther("ALUMNI", "TRIAL")).isFalse();
    }

    @Test
    void escalatesABreachOfTheOtherLead() {
        Lead other = new Lead();
        other.scores(Snapshots.readyForSal(), MONDAY);
        other.passes(TUESDAY);
        assertThat(other.state.clocks()).extracting(ClockRun::phase).contains(ClockPhase.BREACHED);
        Lead survivor = new Lead();
        survivor.scores(Snapshots.score("10", "0"), MONDAY);

        survivor.isJoinedBy(other, TUESDAY);
        assertThat(survivor.changes()).containsExactly("decision STARTED");
        assertThat(survivor.state.work().breaches()).isEqualTo(1);

        survivor.passes(TUESDAY.plus(Duration.ofHours(5)));
        assertThat(survivor.changes())
                .containsExactly("decision STARTED", "first-contact ESCALATED", "first-contact STARTED");
    }

    /** That a clock is met tells when it was due: figures know by it that it is not kept. */
    @Test
    void tellsThatAClockThatRanOutAtTheOtherLeadIsMetTooLate() {
        Lead breached = new Lead();
        breached.scores(Snapshots.readyForSal(), MONDAY);
        breached.passes(TUESDAY);
        assertThat(breached.changes()).endsWith("first-contact BREACHED");
        Lead escalated = new Lead();
        escalated.scores(Snapshots.readyForSal(), MONDAY);
        escalated.says(Verb.CONTACTED, MONDAY.plusSeconds(60), null);
        Instant later = MONDAY.plus(Duration.ofDays(14));
        escalated.passes(later);
        assertThat(escalated.changes()).endsWith("decision BREACHED", "decision ESCALATED");

        Lead first = new Lead();
        first.scores(Snapshots.score("10", "0"), MONDAY);
        first.isJoinedBy(breached, TUESDAY);
        first.says(Verb.CONTACTED, TUESDAY.plusSeconds(60), null);
        Lead second = new Lead();
        second.scores(Snapshots.score("10", "0"), MONDAY);
        second.isJoinedBy(escalated, later);
        second.says(Verb.ACCEPT, later.plusSeconds(60), null);

        assertThat(first.changes()).containsExactly("decision STARTED", "first-contact MET");
        assertThat(second.changes()).containsExactly("decision MET");
        assertThat(List.of(first, second)).allSatisfy(survivor -> {
            LifecycleEvent.ClockChanged met = survivor.clocks().getLast();
            assertThat(met.dueAt()).isBefore(met.at());
        });
    }

    private static TransitionRule way() {
        return Model.way(Model.score(Comparison.AT_LEAST, "1"), "TRIAL");
    }

    private static Deal deal(String amount) {
        return new Deal(new BigDecimal(amount), "EUR", null);
    }

    private static DecisionTime present(Instant now) {
        return new DecisionTime(now, Duration.ofDays(3650));
    }

    /** A lead with what became of it. */
    private static final class Lead {
        private final List<LifecycleEvent> happenings = new ArrayList<>();
        private LeadState state = LeadState.UNSEEN;
        private ScoreSnapshot known = Snapshots.score("0", "0").build();

        void scores(Snapshots snapshot, Instant at) {
            ScoreSnapshot score =
                    snapshot.sequence(state.scoreSequence() + 1).at(at).build();
            take(new Input.Scored(score, known), at);
            known = score;
        }

        void says(Verb verb, Instant at, String value) {
            says(new Feedback(verb, at, "sofia", "asked for", null, value, null));
        }

        void says(Feedback feedback) {
            take(new Input.Said(feedback, known), feedback.at());
        }

        void isQualified(Instant at) {
            says(Verb.CONTACTED, at, null);
            for (Bant question : Bant.values()) {
                says(new Feedback(Verb.BANT, at, "sofia", null, question, "yes", null));
            }
            assertThat(state.current().stage()).isEqualTo("SQL");
        }

        void passes(Instant now) {
            take(new Input.Passed(now, known), now);
        }

        Ties.Merge merge(Instant at) {
            return new Ties.Merge("survivor", state.scoreSequence(), at);
        }

        /** The other one is merged into this lead, and this one looks at it. */
        void isJoinedBy(Lead other, Instant at) {
            other.scores(Snapshots.score("0", "0").merged("survivor"), at);
            assertThat(other.state.ties().merge()).isEqualTo(other.merge(at));
            take(new Input.Joined("other", other.merge(at), other.state, known), at);
        }

        private void take(Input input, Instant now) {
            Decision.Accepted accepted = (Decision.Accepted) Lifecycle.decide(state, input, MODEL, present(now));
            state = accepted.state();
            happenings.addAll(accepted.happenings());
            assertThat(happenings.isEmpty() ? 0 : happenings.getLast().sequence())
                    .as("numbers are gapless")
                    .isEqualTo(happenings.size());
        }

        List<LifecycleEvent.Transition> steps() {
            return happenings.stream()
                    .filter(LifecycleEvent.Transition.class::isInstance)
                    .map(LifecycleEvent.Transition.class::cast)
                    .toList();
        }

        List<LifecycleEvent.ClockChanged> clocks() {
            return happenings.stream()
                    .filter(LifecycleEvent.ClockChanged.class::isInstance)
                    .map(LifecycleEvent.ClockChanged.class::cast)
                    .toList();
        }

        List<String> changes() {
            return clocks().stream()
                    .map(clock -> clock.run().clock() + " " + clock.change())
                    .toList();
        }
    }
}
