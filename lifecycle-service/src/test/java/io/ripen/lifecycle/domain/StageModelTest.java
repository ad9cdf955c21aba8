package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageModelTest {
    private static final Condition READY = Model.score(Comparison.AT_LEAST, "50");
    private static final Condition COLD = Model.score(Comparison.BELOW, "40");
    private static final Stage LEAD = Model.stage("LEAD");

    @Test
    void keepsItsStagesInOrder() {
        StageModel model = Model.of(LEAD, Model.end("MQL", Model.way(READY, "LEAD")));

        assertThat(model.stageNames()).containsExactly("LEAD", "MQL");
        assertThat(model.stage("LEAD")).contains(LEAD);
        assertThat(model.stage("SAL")).isEmpty();
        assertThat(model.clock("decision")).isEmpty();
        assertThat(model.origins("MQL")).containsExactly("LEAD");
    }

    @Test
    void refusesALifecycleWithoutStages() {
        assertThatThrownBy(Model::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are no stages");
    }

    @Test
    void refusesTwoStagesOfOneName() {
        assertThat(flaws(
                        LEAD,
                        Model.end("MQL", Model.way(READY, "LEAD")),
                        Model.end("MQL", Model.way(1, READY, "LEAD"))))
                .containsExactly(new StageFlaw(2, StageFlaw.Part.NAME, "there are two stages 'MQL'"));
    }

    @Test
    void refusesWhatDangles() {
        assertThat(flaws(LEAD, Model.end("MQL", Model.way(READY, "LEAD", "SAL"))))
                .containsExactly(
                        new StageFlaw(1, StageFlaw.Part.ENTERS, "there is no stage 'SAL'; there are LEAD, MQL"));
        assertThat(flaws(
                        Model.saying("LEAD", Verb.WON, new Effect.To("HOT")),
                        Model.end("MQL", Model.way(READY, "LEAD"))))
                .containsExactly(
                        new StageFlaw(0, StageFlaw.Part.COMMANDS, "there is no stage 'HOT'; there are LEAD, MQL"));
        OnEntry dangling =
                new OnEntry(null, List.of("decision"), false, null, new OnEntry.Recycling(BigDecimal.ONE, "HOT"));
        assertThat(flaws(LEAD, new Stage("MQL", List.of(Model.way(READY, "LEAD")), Map.of(), dangling, true)))
                .extracting(StageFlaw::part, StageFlaw::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                StageFlaw.Part.ON_ENTRY, "there is no clock 'decision'; there are none"),
                        org.assertj.core.groups.Tuple.tuple(
                                StageFlaw.Part.ON_ENTRY, "there is no stage 'HOT'; there are LEAD, MQL"));
    }

    @Test
    void refusesAStageThatLeadsToItself() {
        assertThat(flaws(LEAD, Model.end("MQL", Model.way(READY, "LEAD", "MQL"))))
                .containsExactly(new StageFlaw(1, StageFlaw.Part.ENTERS, "stage 'MQL' leads to itself"));
        assertThat(flaws(
                        Model.saying("LEAD", Verb.WON, new Effect.To("LEAD")),
                        Model.end("MQL", Model.way(READY, "LEAD"))))
                .containsExactly(
                        new StageFlaw(0, StageFlaw.Part.COMMANDS, "'won' leads from 'LEAD' to itself; say 'stay'"));
    }

    @Test
    void refusesAWayBackThatTakesNoTime() {
        Stage mql = Model.stage("MQL", Model.way(READY, "LEAD"));

        assertThat(flaws(Model.stage("LEAD", Model.way(COLD, "MQL")), mql))
                .containsExactly(new StageFlaw(
                        0,
                        StageFlaw.Part.ENTERS,
                        "the way back from 'MQL' to 'LEAD' needs a 'dwell', or asks for 'gained: { at-least: … }'"));
        assertThat(flaws(Model.stage("LEAD", Model.after(Duration.ofDays(1), COLD, "MQL")), mql))
                .isEmpty();
        Condition gained = new Condition.Own(Tally.GAINED, Comparison.AT_LEAST, 1);
        assertThat(flaws(Model.stage("LEAD", Model.way(gained, "MQL")), mql)).isEmpty();
        Condition nothing = new Condition.Own(Tally.GAINED, Comparison.AT_LEAST, 0);
        assertThat(flaws(Model.stage("LEAD", Model.way(nothing, "MQL")), mql)).hasSize(1);
        Condition rejects = new Condition.Own(Tally.REJECTS, Comparison.AT_LEAST, 1);
        assertThat(flaws(Model.stage("LEAD", Model.way(rejects, "MQL")), mql)).hasSize(1);
    }

    @Test
    void refusesLimitsBetweenWhichALeadWouldFlap() {
        Stage mql = Model.stage("MQL", Model.way(READY, "LEAD"));
        Condition same = Model.score(Comparison.BELOW, "50");

        assertThat(flaws(Model.stage("LEAD", Model.after(Duration.ofDays(1), same, "MQL")), mql))
                .containsExactly(
                        new StageFlaw(
                                0,
                                StageFlaw.Part.ENTERS,
                                "a lead enters 'MQL' at score 50 and would leave it below 50: it must leave below less than it enters at"));
    }

    @Test
    void refusesWaysThatMayBeOpenAtOnceWithoutAPriority() {
        Condition warm = new Condition.AnyInterest();

        assertThat(flaws(LEAD, Model.end("A", Model.way(READY, "LEAD")), Model.end("B", Model.way(warm, "LEAD"))))
                .containsExactly(
                        new StageFlaw(
                                2,
                                StageFlaw.Part.ENTERS,
                                "the ways from 'LEAD' to 'B' and to another stage may be open at once; give them a 'priority' each"));
        assertThat(flaws(LEAD, Model.end("A", Model.way(READY, "LEAD")), Model.end("B", Model.way(1, warm, "LEAD"))))
                .isEmpty();
        assertThat(flaws(LEAD, Model.end("A", Model.way(READY, "LEAD")), Model.end("B", Model.way(COLD, "LEAD"))))
                .as("they exclude each other")
                .isEmpty();
    }

    @Test
    void refusesDeadEndsAndStagesThatNoLeadCanReach() {
        assertThat(flaws(LEAD, Model.stage("MQL", Model.way(READY, "LEAD"))))
                .containsExactly(new StageFlaw(
                        1, StageFlaw.Part.NAME, "stage 'MQL' is a dead end; say 'end: true' if it is meant to be"));
        assertThat(flaws(
                        LEAD,
                        Model.end("MQL", Model.way(READY, "LEAD")),
                        Model.saying("LOST", Verb.REOPEN, new Effect.Back())))
                .containsExactly(
                        new StageFlaw(2, StageFlaw.Part.NAME, "no lead can ever reach stage 'LOST' from 'LEAD'"));
    }

    @Test
    void followsReasons() {
        Stage mql = Model.saying("MQL", Verb.REJECT, new Effect.ByReason(), Model.way(READY, "LEAD"));

        assertThat(flaws(LEAD, mql, Model.end("OUT")))
                .extracting(StageFlaw::sentence)
                .contains("'reject: by-reason' needs 'reasons'");
        assertThat(StageFlaw.in(List.of(LEAD, mql, Model.end("OUT")), Map.of("bad", "OUT"), List.of()))
                .isEmpty();
    }

    private static List<StageFlaw> flaws(Stage... stages) {
        return StageFlaw.in(List.of(stages), Map.of(), List.of());
    }
}
