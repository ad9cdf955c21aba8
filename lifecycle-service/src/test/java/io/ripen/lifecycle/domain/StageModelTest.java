package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageModelTest {
    private static final Stage LEAD = new Stage("LEAD", new Entry.OnIdentification());
    private static final Condition CONDITION = new Condition.AnyInterest();

    @Test
    void findsAStageByItsName() {
        StageModel model = new StageModel("m", 1, List.of(LEAD, byGuard("MQL", "LEAD"), byCommand("SQL", "MQL")));

        assertThat(model.stageNames()).containsExactly("LEAD", "MQL", "SQL");
        assertThat(model.stage("SQL")).contains(byCommand("SQL", "MQL"));
        assertThat(model.stage("SAL")).isEmpty();
    }

    @Test
    void refusesALifecycleWithoutStages() {
        assertThatThrownBy(() -> new StageModel("m", 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are no stages");
    }

    @Test
    void refusesAFirstStageThatIsNotEnteredOnIdentification() {
        assertThat(flaws(byCommand("LEAD", "LEAD")))
                .contains(new StageFlaw(
                        0, StageFlaw.Part.ENTERS, "the first stage, and no other, is entered on identification"));
    }

    @Test
    void refusesASecondStageOnIdentification() {
        assertThat(flaws(LEAD, new Stage("MQL", new Entry.OnIdentification())))
                .extracting(StageFlaw::stage, StageFlaw::part)
                .contains(org.assertj.core.groups.Tuple.tuple(1, StageFlaw.Part.ENTERS));
    }

    @Test
    void refusesTwoStagesOfOneName() {
        assertThat(flaws(LEAD, byGuard("MQL", "LEAD"), byGuard("MQL", "LEAD")))
                .containsExactly(new StageFlaw(2, StageFlaw.Part.NAME, "there are two stages 'MQL'"));
    }

    @Test
    void refusesADanglingOrigin() {
        assertThat(flaws(LEAD, byCommand("SQL", "LEAD", "SAL")))
                .containsExactly(new StageFlaw(1, StageFlaw.Part.FROM, "there is no stage 'SAL'; there are LEAD, SQL"));
    }

    @Test
    void refusesAStageThatLeadsToItself() {
        assertThat(flaws(LEAD, byGuard("MQL", "LEAD", "MQL")))
                .containsExactly(new StageFlaw(1, StageFlaw.Part.FROM, "stage 'MQL' leads to itself"));
    }

    @Test
    void refusesAGuardThatLeadsBackAndAllowsACommandThatDoes() {
        assertThat(flaws(LEAD, byGuard("MQL", "LEAD", "SQL"), byCommand("SQL", "MQL")))
                .containsExactly(new StageFlaw(
                        1, StageFlaw.Part.FROM, "guards lead forward only: stage 'SQL' must stand before 'MQL'"));
        assertThat(flaws(LEAD, byCommand("MQL", "LEAD", "SQL"), byCommand("SQL", "MQL")))
                .isEmpty();
    }

    @Test
    void refusesStagesThatNoLeadCanReach() {
        assertThat(flaws(LEAD, byCommand("WON", "OPEN"), byCommand("OPEN", "WON")))
                .containsExactly(
                        new StageFlaw(1, StageFlaw.Part.FROM, "no lead can ever reach stage 'WON' from 'LEAD'"),
                        new StageFlaw(2, StageFlaw.Part.FROM, "no lead can ever reach stage 'OPEN' from 'LEAD'"));
    }

    private static List<StageFlaw> flaws(Stage... stages) {
        return StageFlaw.in(List.of(stages));
    }

    private static Stage byGuard(String name, String... from) {
        return new Stage(name, new Entry.ByGuard(List.of(from), CONDITION));
    }

    private static Stage byCommand(String name, String... from) {
        return new Stage(name, new Entry.ByCommand(List.of(from)));
    }
}
