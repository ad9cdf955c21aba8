package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.mail;
import static io.ripen.scoring.domain.Sample.scripted;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final double MINUTE = 1 / 1440.0;
    private static final ScoringModel MODEL = model(List.of());

    @Test
    void countsAClickAtItsOwnTimeOnceAPageViewByScriptFollows() {
        Touchpoint click = click("c", 0, "m");

        assertThat(clicks(click)).isEmpty();
        assertThat(Fold.fold(List.of(click), MODEL).counters()).isEmpty();
        FoldedHistory confirmed = Fold.fold(List.of(click, scripted("v", 5 * MINUTE, null)), MODEL);
        assertThat(confirmed.contributions())
                .extracting(Contribution::at, Contribution::touchpointId)
                .containsExactly(tuple(day(0), "c"));
        assertThat(confirmed.counters()).isEqualTo(Map.of("click", 1));
    }

    @Test
    void takesNoOtherPageViewForASign() {
        assertThat(clicks(click("c", 0, "m"), view("v", MINUTE, "/"))).isEmpty();
        assertThat(clicks(click("c", 0, "m"), scripted("v", 31 * MINUTE, null))).isEmpty();
        assertThat(clicks(click("c", 0, "m"), scripted("v", 30 * MINUTE, null))).containsExactly("c");
        assertThat(clicks(click("c", 0, "m"), scripted("v", MINUTE, "other"))).isEmpty();
        assertThat(clicks(scripted("v", 0, null), click("c", MINUTE, "m"))).isEmpty();
    }

    @Test
    void believesTheLastClickOfAScannersBurstOnly() {
        assertThat(clicks(
                        click("a", 0, "m"),
                        click("b", MINUTE / 60, "m"),
                        click("c", 5 * MINUTE / 60, "m"),
                        scripted("v", MINUTE, null),
                        scripted("w", 2 * MINUTE, null)))
                .containsExactly("c");
    }

    @Test
    void believesTheClickOnTheMailThatThePageViewNames() {
        assertThat(clicks(click("a", 0, "m"), click("b", MINUTE, "n"), scripted("v", 2 * MINUTE, "m")))
                .containsExactly("a");
    }

    @Test
    void believesASecondClickLaterThanTheBurst() {
        assertThat(clicks(click("a", 0, "m"), click("b", 2 * MINUTE, "m"))).isEmpty();
        assertThat(clicks(click("a", 0, "m"), click("b", 2.1 * MINUTE, "m"))).containsExactly("b");
        assertThat(clicks(click("a", 0, "m"), click("b", 10 * MINUTE, "n"))).isEmpty();
        assertThat(clicks(click("a", 0, null), click("b", 10 * MINUTE, null))).isEmpty();
        assertThat(clicks(opened("a", 0, "m"), click("b", 10 * MINUTE, "m"))).isEmpty();
        assertThat(clicks(click("a", 0, "m"), click("b", 7, "m"))).containsExactly("b");
        assertThat(clicks(click("a", 0, "m"), click("b", 7.01, "m"))).isEmpty();
    }

    @Test
    void remembersAConfirmedClickForASecondOne() {
        assertThat(clicks(click("a", 0, "m"), scripted("v", MINUTE, null), click("b", 1, "m")))
                .containsExactly("a", "b");
    }

    @Test
    void takesAFormForASign() {
        assertThat(clicks(click("c", 0, "m"), form("f", 1, Map.of()))).containsExactly("c");
        assertThat(clicks(click("c", 0, "m"), form("f", 1.1, Map.of()))).isEmpty();
    }

    @Test
    void believesAHumanVerdictAtOnce() {
        assertThat(clicks(click("c", 0, "m").asConfirmed())).containsExactly("c");
    }

    @Test
    void takesASignForOpeningAndClickingAlike() {
        FoldedHistory state = Fold.fold(
                List.of(opened("o", 0, "m"), click("c", MINUTE, "m"), scripted("v", 2 * MINUTE, null)), MODEL);

        assertThat(state.counters()).isEqualTo(Map.of("opened", 1, "click", 1));
        assertThat(state.memory().doubts()).extracting(Doubt::settled).containsExactly(true, true);
        assertThat(state.memory().doubts()).extracting(Doubt::claims).containsOnly(Doubt.Claims.NONE);
    }

    @Test
    void leavesRulesThatNeedNoHumanAlone() {
        EngagementRule any =
                SampleModel.plain("any", SampleModel.type(TouchpointType.EMAIL_CLICK), 1, SampleModel.HALF_LIFE);

        FoldedHistory state = Fold.fold(List.of(click("c", 0, "m")), SampleModel.model(List.of(any)));

        assertThat(state.counters()).isEqualTo(Map.of("any", 1));
        assertThat(state.memory()).isEqualTo(RuleMemory.NONE);
    }

    @Test
    void countsAtOnceWhatOnlyHumansDo() {
        ScoringModel forms =
                SampleModel.model(List.of(SampleModel.human("form", TouchpointType.FORM_FILL, 7, List.of())));

        FoldedHistory state = Fold.fold(List.of(form("f", 0, Map.of())), forms);

        assertThat(state.counters()).isEqualTo(Map.of("form", 1));
        assertThat(state.memory().doubts()).isEmpty();
    }

    @Test
    void remembersAsLongAsAnySignReaches() {
        Duration hour = Duration.ofHours(1);
        Duration day = Duration.ofDays(1);

        assertThat(new HumanSigns(day, hour, hour, hour).longest()).isEqualTo(day);
        assertThat(new HumanSigns(hour, day, hour, hour).longest()).isEqualTo(day);
        assertThat(new HumanSigns(hour, hour, day, hour).longest()).isEqualTo(day);
    }

    @Test
    void countsACounterOfTwoRulesOnce() {
        EngagementRule human = SampleModel.human("click", TouchpointType.EMAIL_CLICK, 1, List.of());
        EngagementRule any = new EngagementRule(
                "any",
                new Trigger.Act(SampleModel.type(TouchpointType.EMAIL_CLICK), false),
                human.worth(),
                List.of(),
                null,
                null,
                null,
                List.of("click"));

        FoldedHistory state = Fold.fold(
                List.of(click("c", 0, "m"), scripted("v", MINUTE, null)), SampleModel.model(List.of(human, any)));

        assertThat(state.counters()).isEqualTo(Map.of("click", 1));
        assertThat(state.contributions()).hasSize(2);
    }

    @Test
    void limitsClicksByTheirOwnTimes() {
        ScoringModel daily = model(List.of(new Limit.CoolDown(Duration.ofHours(12))));

        // The later click is believed first, by a verdict; the earlier one, 11 hours before, by a form.
        assertThat(ids(daily, click("a", 0, "m"), click("b", 11 / 24.0, "n").asConfirmed(), signOf("f", 0.9, "m")))
                .containsExactly("b");
        assertThat(ids(daily, click("a", 0, "m"), click("b", 13 / 24.0, "n").asConfirmed(), signOf("f", 0.9, "m")))
                .containsExactly("a", "b");
    }

    @Test
    void countsConfirmedClicksOnlyTowardsACount() {
        Tally two = new Tally("two", SampleModel.type(TouchpointType.EMAIL_CLICK), 2, Duration.ofDays(30), null, null);
        EngagementRule rule = new EngagementRule(
                "two",
                new Trigger.Act(new Condition.Completes(two), true),
                SampleModel.human("x", TouchpointType.EMAIL_CLICK, 9, List.of()).worth(),
                List.of(),
                null,
                null,
                null,
                List.of("two"));
        ScoringModel model = SampleModel.model(List.of(rule));
        List<Touchpoint> touchpoints =
                new ArrayList<>(List.of(click("a", 0, "m"), click("b", MINUTE / 60, "m"), scripted("v", MINUTE, null)));

        assertThat(Fold.fold(touchpoints, model).counters()).isEmpty();
        assertThat(Fold.fold(touchpoints, model).memory().marks())
                .isEqualTo(Map.of("two", List.of(new Mark(day(MINUTE / 60), null, null))));
        touchpoints.add(click("c", 1, "n"));
        touchpoints.add(scripted("w", 1 + MINUTE, null));
        assertThat(Fold.fold(touchpoints, model).counters()).isEqualTo(Map.of("two", 1));
    }

    @Test
    void forgetsOldClicksAndIsBounded() {
        List<Touchpoint> many = new ArrayList<>();
        for (int i = 0; i < Evidence.MOST_DOUBTS + 5; i++) {
            many.add(click("c" + i, i * MINUTE / 60, "m" + i));
        }

        assertThat(Fold.fold(many, MODEL).memory().doubts())
                .hasSize(Evidence.MOST_DOUBTS)
                .first()
                .extracting(Doubt::touchpointId)
                .isEqualTo("c5");
        many.add(view("v", 7, "/"));
        assertThat(Fold.fold(many, MODEL).memory().doubts())
                .extracting(Doubt::touchpointId)
                .hasSize(Evidence.MOST_DOUBTS)
                .doesNotContain("c4");
        many.add(view("w", 8, "/"));
        assertThat(Fold.fold(many, MODEL).memory().doubts()).isEmpty();
    }

    private static Touchpoint signOf(String id, double day, String mail) {
        Touchpoint form = form(id, day, Map.of());
        return new Touchpoint(
                form.key(),
                form.type(),
                form.name(),
                form.receivedAt(),
                form.page(),
                form.content(),
                form.campaign(),
                form.facts(),
                form.withdrawn(),
                form.source(),
                form.consents(),
                form.properties(),
                mail,
                false,
                false);
    }

    private static Touchpoint click(String id, double day, @Nullable String mail) {
        return mail(id, day, TouchpointType.EMAIL_CLICK, mail);
    }

    private static Touchpoint opened(String id, double day, @Nullable String mail) {
        return mail(id, day, TouchpointType.EMAIL_OPEN, mail);
    }

    private static List<String> clicks(Touchpoint... touchpoints) {
        return ids(MODEL, touchpoints);
    }

    private static List<String> ids(ScoringModel model, Touchpoint... touchpoints) {
        return Fold.fold(List.of(touchpoints), model).contributions().stream()
                .filter(contribution -> contribution.rule().id().equals("click"))
                .map(contribution -> String.valueOf(contribution.touchpointId()))
                .toList();
    }

    private static ScoringModel model(List<Limit> limits) {
        return SampleModel.model(List.of(
                SampleModel.human("click", TouchpointType.EMAIL_CLICK, 7, limits),
                SampleModel.human("opened", TouchpointType.EMAIL_OPEN, 0, List.of())));
    }
}
