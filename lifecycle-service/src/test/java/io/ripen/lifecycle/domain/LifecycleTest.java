package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.model.StageModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");

    @Test
    void makesALeadOfWhoeverIsIdentified() {
        Decision.Accepted decision =
                accept(LeadStage.UNSEEN, Snapshots.score("0", "0").build());

        assertThat(decision.transitions())
                .containsExactly(new Transition(
                        1, null, "LEAD", Snapshots.DAY.plusSeconds(1), Transition.Reason.IDENTIFIED, List.of()));
        assertThat(decision.state()).isEqualTo(new LeadStage(1, 1, new Stay("LEAD", Snapshots.DAY.plusSeconds(1))));
    }

    @Test
    void explainsAnMqlWithEveryValueItSaw() {
        Decision.Accepted decision =
                accept(lead(), Snapshots.readyForMql().sequence(2).build());

        assertThat(decision.transitions()).hasSize(1);
        Transition transition = decision.transitions().getFirst();
        assertThat(transition.sequence()).isEqualTo(2);
        assertThat(transition.from()).isEqualTo("LEAD");
        assertThat(transition.to()).isEqualTo("MQL");
        assertThat(transition.at()).isEqualTo(Snapshots.DAY.plusSeconds(2));
        assertThat(transition.reason().code()).isEqualTo("guards-satisfied");
        assertThat(transition.guards())
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
                accept(LeadStage.UNSEEN, Snapshots.readyForSal().build());

        assertThat(decision.transitions()).extracting(Transition::to).containsExactly("LEAD", "MQL", "SAL");
        assertThat(decision.transitions()).extracting(Transition::sequence).containsExactly(1L, 2L, 3L);
        assertThat(decision.transitions()).extracting(Transition::from).containsExactly(null, "LEAD", "MQL");
        assertThat(decision.state().sequence()).isEqualTo(3);
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
    void neverEntersByItselfAStageThatSalesDecides() {
        LeadStage accepted =
                accept(LeadStage.UNSEEN, Snapshots.readyForSal().build()).state();
        Decision.Accepted decision = accept(
                accepted,
                Snapshots.readyForSal().sequence(2).counted("demo-request", 9).build());

        assertThat(decision.transitions()).isEmpty();
        assertThat(decision.state()).isEqualTo(new LeadStage(2, 3, accepted.current()));
    }

    @Test
    void staysInAStageWhenTheScoreFalls() {
        LeadStage mql =
                accept(LeadStage.UNSEEN, Snapshots.readyForMql().build()).state();

        assertThat(accept(mql, Snapshots.score("0", "0").sequence(2).build())
                        .state()
                        .current())
                .isEqualTo(mql.current());
    }

    @Test
    void refusesAScoreChangeThatWasSeen() {
        LeadStage seen = new LeadStage(5, 1, new Stay("LEAD", Snapshots.DAY));
        ScoreSnapshot same = Snapshots.readyForMql().sequence(5).build();
        ScoreSnapshot older = Snapshots.readyForMql().sequence(4).build();

        assertThat(Lifecycle.decide(seen, same, MODEL)).isEqualTo(new Decision.Refused(Decision.Refusal.ALREADY_SEEN));
        assertThat(Lifecycle.decide(seen, older, MODEL)).isEqualTo(new Decision.Refused(Decision.Refusal.ALREADY_SEEN));
    }

    @Test
    void leavesALeadAloneWhoseStageTheModelDoesNotName() {
        LeadStage elsewhere = new LeadStage(1, 1, new Stay("SUSPECT", Snapshots.DAY));
        Decision.Accepted decision =
                accept(elsewhere, Snapshots.readyForSal().sequence(2).build());

        assertThat(decision.transitions()).isEmpty();
        assertThat(decision.state().current()).isEqualTo(elsewhere.current());
    }

    @Test
    void saysWhatIsMissingForTheNextStage() {
        List<Prospect> prospects = Lifecycle.prospects(
                lead(), Snapshots.readyForMql().forgets(Fact.NAME).build(), MODEL);

        assertThat(prospects).extracting(Prospect::stage).containsExactly("MQL");
        assertThat(prospects.getFirst().guards())
                .filteredOn(result -> !result.satisfied())
                .containsExactly(new GuardResult("name known", false, "missing"));
        assertThat(Lifecycle.prospects(LeadStage.UNSEEN, Snapshots.readyForMql().build(), MODEL))
                .isEmpty();
    }

    @Test
    void entersTheFirstOfTwoStagesWhoseGuardsAreBothSatisfied() {
        Condition always = new Condition.Count("form", Comparison.AT_LEAST, 0);
        StageModel fork = new StageModel(
                "fork",
                1,
                List.of(
                        new Stage("NEW", new Entry.OnIdentification()),
                        new Stage("WARM", new Entry.ByGuard(List.of("NEW"), always)),
                        new Stage("HOT", new Entry.ByGuard(List.of("NEW"), always))));

        assertThat(((Decision.Accepted) Lifecycle.decide(
                                LeadStage.UNSEEN, Snapshots.readyForMql().build(), fork))
                        .transitions())
                .extracting(Transition::to)
                .containsExactly("NEW", "WARM");
    }

    private static LeadStage lead() {
        return accept(LeadStage.UNSEEN, Snapshots.score("0", "0").build()).state();
    }

    private static String reached(Snapshots snapshot) {
        return accept(LeadStage.UNSEEN, snapshot.build()).state().current().stage();
    }

    private static Decision.Accepted accept(LeadStage state, ScoreSnapshot input) {
        return (Decision.Accepted) Lifecycle.decide(state, input, MODEL);
    }
}
