package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.model.StageModels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");
    private static final DecisionTime PRESENT = new DecisionTime(Snapshots.DAY, Duration.ofDays(3650));

    @Test
    void makesALeadOfWhomItHearsFirst() {
        Decision.Accepted decision =
                accept(LeadState.UNSEEN, Snapshots.score("0", "0").build());

        assertThat(decision.happenings()).hasSize(1);
        LifecycleEvent.Transition step = steps(decision).getFirst();
        assertThat(step.sequence()).isEqualTo(1);
        assertThat(step.from()).isNull();
        assertThat(step.fromSince()).isNull();
        assertThat(step.to()).isEqualTo("LEAD");
        assertThat(step.reason()).isEqualTo(LifecycleEvent.Reason.IDENTIFIED);
        assertThat(step.by()).isEqualTo(new TransitionActor.Rule());
        assertThat(decision.state().current())
                .isEqualTo(new StageStay("LEAD", Snapshots.DAY.plusSeconds(1), List.of()));
        assertThat(decision.state().scoreSequence()).isEqualTo(1);
        assertThat(decision.state().sequence()).isEqualTo(1);
    }

    @Test
    void explainsAnMqlWithEveryValueItSaw() {
        Decision.Accepted decision =
                accept(lead(), Snapshots.readyForMql().sequence(2).build());

        LifecycleEvent.Transition step = steps(decision).getFirst();
        assertThat(decision.happenings()).hasSize(1);
        assertThat(step.sequence()).isEqualTo(2);
        assertThat(step.from()).isEqualTo("LEAD");
        assertThat(step.fromSince()).isEqualTo(Snapshots.DAY.plusSeconds(1));
        assertThat(step.to()).isEqualTo("MQL");
        assertThat(step.at()).isEqualTo(Snapshots.DAY.plusSeconds(2));
        assertThat(step.reason()).isEqualTo(LifecycleEvent.Reason.GUARDS_SATISFIED);
        assertThat(step.guards())
                .containsExactly(
                        new GuardResult("name known", true, "name"),
                        new GuardResult("way-to-reach known", true, "email"),
                        new GuardResult("interest in any topic", true, "analytics 20"),
                        new GuardResult("score >= 50", true, "55"),
                        new GuardResult("engagement > 0", true, "25"));
    }

    @Test
    void emitsEachStageWhenSeveralGuardsAreSatisfiedAtOnce() {
        Decision.Accepted decision =
                accept(LeadState.UNSEEN, Snapshots.readyForSal().build());

        assertThat(steps(decision)).extracting(LifecycleEvent.Transition::to).containsExactly("LEAD", "MQL", "SAL");
        assertThat(steps(decision)).extracting(LifecycleEvent.Transition::from).containsExactly(null, "LEAD", "MQL");
        assertThat(decision.happenings()).extracting(LifecycleEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(decision.state().sequence()).isEqualTo(6);
        assertThat(decision.state().current())
                .isEqualTo(new StageStay("SAL", Snapshots.DAY.plusSeconds(1), List.of("MQL", "LEAD")));
        assertThat(decision.state().work().been()).containsExactlyInAnyOrder("LEAD", "MQL", "SAL");
    }

    @Test
    void handsALeadOverWithAdviceAndWhatIsMissing() {
        LifecycleEvent.Handover bare = handover(Snapshots.readyForSal());
        LifecycleEvent.Handover asked =
                handover(Snapshots.readyForSal().counted("demo-request", 1).knows(Fact.PHONE, Fact.INDUSTRY));

        assertThat(bare.stage()).isEqualTo("SAL");
        assertThat(bare.sequence()).isEqualTo(4);
        assertThat(bare.nextStep()).startsWith("Call about prices");
        assertThat(bare.missing()).containsExactly(Fact.PHONE, Fact.JOB_TITLE, Fact.COMPANY_SIZE, Fact.INDUSTRY);
        assertThat(asked.nextStep()).startsWith("Call and offer dates");
        assertThat(asked.missing()).containsExactly(Fact.JOB_TITLE, Fact.COMPANY_SIZE);
    }

    @Test
    void staysWhereOneConditionIsMissing() {
        assertThat(reached(Snapshots.readyForMql().forgets(Fact.NAME))).isEqualTo("LEAD");
        assertThat(reached(Snapshots.readyForMql().forgets(Fact.EMAIL))).isEqualTo("LEAD");
        assertThat(reached(Snapshots.readyForMql().interest("analytics", "0"))).isEqualTo("LEAD");
        assertThat(reached(Snapshots.score("70", "0").interest("analytics", "1").knows(Fact.NAME, Fact.EMAIL)))
                .isEqualTo("LEAD");
        assertThat(reached(Snapshots.readyForSal().forgets(Fact.FUNCTION))).isEqualTo("MQL");
        assertThat(reached(Snapshots.readyForSal().forgets(Fact.COMPANY))).isEqualTo("MQL");
        assertThat(reached(Snapshots.readyForSal().counted("product-content", 1)))
                .isEqualTo("MQL");
        assertThat(reached(Snapshots.readyForSal().counted("price-content", 0))).isEqualTo("MQL");
        assertThat(reached(Snapshots.readyForSal())).isEqualTo("SAL");
    }

    @Test
    void leavesAStageOnlyBelowTheLowerLimitAndAfterTheDwell() {
        LeadState mql =
                accept(LeadState.UNSEEN, Snapshots.readyForMql().build()).state();
        ScoreSnapshot between = Snapshots.score("30", "10").sequence(2).build();
        ScoreSnapshot low = Snapshots.score("30", "9.99").sequence(3).build();
        Instant since = low.asOf();

        LeadState kept = accept(mql, between).state();
        assertThat(kept.waiting()).isEmpty();
        assertThat(Lifecycle.wake(kept, MODEL)).isEmpty();

        LeadState waiting = accept(kept, low).state();
        assertThat(waiting.current()).isEqualTo(mql.current());
        assertThat(Lifecycle.wake(waiting, MODEL)).contains(since.plus(Duration.ofDays(7)));

        assertThat(passed(waiting, low, since.plus(Duration.ofDays(7)).minusNanos(1))
                        .happenings())
                .isEmpty();
        Decision.Accepted left = passed(waiting, low, since.plus(Duration.ofDays(9)));
        LifecycleEvent.Transition step = steps(left).getFirst();
        assertThat(step.to()).isEqualTo("LEAD");
        assertThat(step.at()).isEqualTo(since.plus(Duration.ofDays(7)));
        assertThat(step.reason()).isEqualTo(LifecycleEvent.Reason.GUARDS_HELD);
        assertThat(step.by()).isEqualTo(new TransitionActor.Timer());
        assertThat(step.guards()).containsExactly(new GuardResult("score < 40", true, "39.99"));
    }

    @Test
    void beginsTheDwellAnewWhenTheScoreRecoversInBetween() {
        LeadState state =
                accept(LeadState.UNSEEN, Snapshots.readyForMql().build()).state();
        ScoreSnapshot low = Snapshots.score("30", "0").sequence(2).build();
        ScoreSnapshot high = Snapshots.score("30", "15").sequence(3).build();
        ScoreSnapshot lowAgain = Snapshots.score("30", "1")
                .sequence(4)
                .at(Snapshots.DAY.plus(Duration.ofDays(5)))
                .build();
        ScoreSnapshot lower = Snapshots.score("30", "0")
                .sequence(5)
                .at(Snapshots.DAY.plus(Duration.ofDays(6)))
                .build();

        state = accept(state, low).state();
        state = accept(state, high, low).state();
        assertThat(state.waiting()).isEmpty();
        state = accept(state, lowAgain, high).state();
        state = accept(state, lower, lowAgain).state();

        assertThat(Lifecycle.wake(state, MODEL)).contains(lowAgain.asOf().plus(Duration.ofDays(7)));
    }

    @Test
    void decidesFirstWhatTimeHadBroughtAboutUnderTheScoreOfThen() {
        LeadState mql =
                accept(LeadState.UNSEEN, Snapshots.readyForMql().build()).state();
        ScoreSnapshot low = Snapshots.score("30", "0").sequence(2).build();
        Instant later = low.asOf().plus(Duration.ofDays(30));
        ScoreSnapshot high = Snapshots.readyForMql().sequence(3).at(later).build();

        Decision.Accepted decision = accept(accept(mql, low).state(), high, low);

        assertThat(steps(decision)).extracting(LifecycleEvent.Transition::to).containsExactly("LEAD", "MQL");
        assertThat(steps(decision))
                .extracting(LifecycleEvent.Transition::at)
                .containsExactly(low.asOf().plus(Duration.ofDays(7)), later);
    }

    @Test
    void refusesAScoreChangeThatWasSeen() {
        LeadState seen = accept(
                        LeadState.UNSEEN, Snapshots.readyForMql().sequence(5).build())
                .state();
        Decision refused = new Decision.Refused(Decision.Refusal.ALREADY_SEEN);

        assertThat(decide(seen, Snapshots.readyForSal().sequence(5).build())).isEqualTo(refused);
        assertThat(decide(seen, Snapshots.readyForSal().sequence(4).build())).isEqualTo(refused);
    }

    @Test
    void movesAMergedLeadNoMoreAndLetsItsClocksStandStill() {
        LeadState sal =
                accept(LeadState.UNSEEN, Snapshots.readyForSal().build()).state();

        Decision.Accepted merged =
                accept(sal, Snapshots.score("0", "0").sequence(2).merged().build());

        assertThat(merged.happenings())
                .extracting(each -> ((LifecycleEvent.ClockChanged) each).change())
                .containsExactly(LifecycleEvent.ClockChange.PAUSED, LifecycleEvent.ClockChange.PAUSED);
        assertThat(merged.state().isMerged()).isTrue();
        assertThat(Lifecycle.wake(merged.state(), MODEL)).isEmpty();
        assertThat(passed(merged.state(), Snapshots.readyForSal().build(), Snapshots.DAY.plus(Duration.ofDays(99)))
                        .happenings())
                .isEmpty();
        assertThat(accept(merged.state(), Snapshots.readyForSal().sequence(3).build())
                        .state()
                        .isMerged())
                .as("parted again")
                .isFalse();
    }

    @Test
    void leavesALeadAloneWhoseStageTheModelDoesNotName() {
        StageStay elsewhere = new StageStay("SUSPECT", Snapshots.DAY, List.of());
        LeadState state = new LeadState(1, 1, elsewhere, Work.NONE, List.of(), null, null, java.util.Map.of(), false);
        Decision.Accepted decision =
                accept(state, Snapshots.readyForSal().sequence(2).build());

        assertThat(decision.happenings()).isEmpty();
        assertThat(decision.state().current()).isEqualTo(elsewhere);
    }

    @Test
    void saysWhatIsMissingForTheNextStage() {
        List<Prospect> prospects = Lifecycle.prospects(
                lead(), Snapshots.readyForMql().forgets(Fact.NAME).build(), MODEL);

        assertThat(prospects).extracting(Prospect::stage).containsExactly("MQL");
        assertThat(prospects.getFirst().dwell()).isZero();
        assertThat(prospects.getFirst().guards())
                .filteredOn(result -> !result.satisfied())
                .containsExactly(new GuardResult("name known", false, "missing"));
        assertThat(Lifecycle.prospects(LeadState.UNSEEN, Snapshots.readyForMql().build(), MODEL))
                .isEmpty();
    }

    @Test
    void takesTheWayOfTheHighestPriority() {
        Condition always = new Condition.Count("form", Comparison.AT_LEAST, 0);
        StageModel fork = Model.of(
                Model.stage("NEW"),
                Model.end("WARM", Model.way(1, always, "NEW")),
                Model.end("HOT", Model.way(2, always, "NEW")));

        Decision.Accepted decision = (Decision.Accepted) Lifecycle.decide(
                LeadState.UNSEEN, new Input.Scored(Snapshots.readyForMql().build(), null), fork, PRESENT);

        assertThat(steps(decision)).extracting(LifecycleEvent.Transition::to).containsExactly("NEW", "HOT");
    }

    @Test
    void takesNoWayThatOnlyTheModelOfBeforeAllowed() {
        LeadState waiting = waitingToLeave();
        Instant over = waiting.waiting().getOrDefault("COLD/0", Instant.MIN).plus(Duration.ofDays(7));
        ScoreSnapshot known = Snapshots.score("20", "0").sequence(2).build();

        for (StageModel stricter : List.of(
                warmAndCold(Model.after(Duration.ofDays(7), Model.score(Comparison.BELOW, "15"), "WARM")),
                warmAndCold(Model.way(Model.score(Comparison.BELOW, "15"), "WARM")))) {
            Decision.Accepted decision =
                    (Decision.Accepted) Lifecycle.decide(waiting, new Input.Passed(over, known), stricter, PRESENT);

            assertThat(decision.happenings()).isEmpty();
            assertThat(decision.state().waiting()).isEmpty();
            assertThat(Lifecycle.wake(decision.state(), stricter)).isEmpty();
        }
    }

    @Test
    void countsTheDwellOnUnderAModelThatAllowsTheWayToo() {
        LeadState waiting = waitingToLeave();
        Instant since = waiting.waiting().getOrDefault("COLD/0", Instant.MAX);
        ScoreSnapshot known = Snapshots.score("20", "0").sequence(2).build();
        StageModel shorter = warmAndCold(Model.after(Duration.ofDays(3), Model.score(Comparison.BELOW, "25"), "WARM"));

        Decision.Accepted decision = (Decision.Accepted)
                Lifecycle.decide(waiting, new Input.Passed(since.plus(Duration.ofDays(7)), known), shorter, PRESENT);

        assertThat(steps(decision)).extracting(LifecycleEvent.Transition::to).containsExactly("COLD");
        assertThat(steps(decision).getFirst().at()).isEqualTo(since.plus(Duration.ofDays(3)));
    }

    private static LeadState waitingToLeave() {
        StageModel before = warmAndCold(Model.after(Duration.ofDays(7), Model.score(Comparison.BELOW, "40"), "WARM"));
        LeadState state = LeadState.UNSEEN;
        for (Snapshots snapshot :
                List.of(Snapshots.score("50", "0"), Snapshots.score("20", "0").sequence(2))) {
            state = ((Decision.Accepted)
                            Lifecycle.decide(state, new Input.Scored(snapshot.build(), null), before, PRESENT))
                    .state();
        }
        return state;
    }

    private static StageModel warmAndCold(TransitionRule out) {
        return Model.of(Model.stage("WARM"), Model.end("COLD", out));
    }

    private static LifecycleEvent.Handover handover(Snapshots snapshot) {
        return accept(LeadState.UNSEEN, snapshot.build()).happenings().stream()
                .filter(LifecycleEvent.Handover.class::isInstance)
                .map(LifecycleEvent.Handover.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static LeadState lead() {
        return accept(LeadState.UNSEEN, Snapshots.score("0", "0").build()).state();
    }

    private static String reached(Snapshots snapshot) {
        return accept(LeadState.UNSEEN, snapshot.build()).state().current().stage();
    }

    private static List<LifecycleEvent.Transition> steps(Decision.Accepted decision) {
        return decision.happenings().stream()
                .filter(LifecycleEvent.Transition.class::isInstance)
                .map(LifecycleEvent.Transition.class::cast)
                .toList();
    }

    private static Decision.Accepted passed(LeadState state, ScoreSnapshot known, Instant now) {
        return (Decision.Accepted) Lifecycle.decide(state, new Input.Passed(now, known), MODEL, PRESENT);
    }

    private static Decision decide(LeadState state, ScoreSnapshot input) {
        return Lifecycle.decide(state, new Input.Scored(input, input), MODEL, PRESENT);
    }

    private static Decision.Accepted accept(LeadState state, ScoreSnapshot input) {
        return (Decision.Accepted) Lifecycle.decide(state, new Input.Scored(input, null), MODEL, PRESENT);
    }

    private static Decision.Accepted accept(LeadState state, ScoreSnapshot input, ScoreSnapshot known) {
        return (Decision.Accepted) Lifecycle.decide(state, new Input.Scored(input, known), MODEL, PRESENT);
    }
}
