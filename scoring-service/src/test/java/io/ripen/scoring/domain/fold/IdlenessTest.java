package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.mail;
import static io.ripen.scoring.domain.Sample.saidBy;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private static final EngagementRule IDLE = SampleModel.idle("idle", 30, 3, -10, new Decay.None());
    private static final ScoringModel MODEL = SampleModel.model(List.of(IDLE));

    @Test
    void awardsAtTheEndOfEachPeriodWithoutAnyTouchpoint() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/")), MODEL);

        assertThat(engagement(state, 29.99)).isZero();
        assertThat(engagement(state, 30)).isEqualTo(-1000);
        assertThat(engagement(state, 59.99)).isEqualTo(-1000);
        assertThat(engagement(state, 60)).isEqualTo(-2000);
    }

    @Test
    void awardsNoMoreOftenThanItMayUntilTheNextAct() {
        Touchpoint first = view("a", 0, "/");

        assertThat(engagement(Fold.fold(List.of(first), MODEL), 1000)).isEqualTo(-3000);
        assertThat(engagement(Fold.fold(List.of(first, view("b", 500, "/")), MODEL), 529))
                .isEqualTo(-3000);
        assertThat(engagement(Fold.fold(List.of(first, view("b", 500, "/")), MODEL), 530))
                .isEqualTo(-4000);
    }

    @Test
    void startsAnewWithEachAct() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/"), view("b", 29, "/")), MODEL);

        assertThat(engagement(state, 58.99)).isZero();
        assertThat(engagement(state, 59)).isEqualTo(-1000);
    }

    @Test
    void isNotEndedByWhatMailServersDo() {
        FoldedHistory state = Fold.fold(
                List.of(
                        just("a", 0, TouchpointType.BOUNCE),
                        just("b", 20, TouchpointType.BOUNCE),
                        mail("c", 25, TouchpointType.EMAIL_CLICK, "m")),
                MODEL);

        assertThat(state.memory().gaps()).isEqualTo(Map.of("idle", new Gap(day(0), 0)));
        assertThat(engagement(state, 30)).isEqualTo(-1000);
    }

    @Test
    void isNotEndedByWhatStaffAndProvidersSay() {
        Touchpoint first = view("a", 0, "/");
        Map<FactName, String> facts = Map.of(FactName.PHONE, "1");

        for (FactSource source : List.of(FactSource.SALES, FactSource.ENRICHMENT)) {
            FoldedHistory state = Fold.fold(List.of(first, saidBy(source, "b", 29, facts)), MODEL);
            assertThat(state.memory().gaps()).isEqualTo(Map.of("idle", new Gap(day(0), 0)));
            assertThat(engagement(state, 30)).isEqualTo(-1000);
        }
        for (FactSource source : List.of(FactSource.TOUCHPOINT, FactSource.IMPORT)) {
            FoldedHistory state = Fold.fold(List.of(first, saidBy(source, "b", 29, facts)), MODEL);
            assertThat(engagement(state, 58.99)).isZero();
        }
    }

    @Test
    void beginsWithWhatThePersonDidAndNotWithWhatWasSaidOfIt() {
        Touchpoint said = saidBy(FactSource.SALES, "s", 0, Map.of());

        FoldedHistory state = Fold.fold(List.of(said, view("a", 150, "/")), MODEL);

        assertThat(state.memory().gaps()).isEqualTo(Map.of("idle", new Gap(day(150), 0)));
        assertThat(engagement(state, 179.99)).isZero();
        assertThat(Fold.fold(List.of(said), MODEL).memory().gaps()).isEmpty();
    }

    @Test
    void awardsBeforeATouchpointAtTheSameInstant() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/"), view("b", 30, "/")), MODEL);

        assertThat(state.contributions()).extracting(Contribution::at).containsExactly(day(30));
        assertThat(state.memory().gaps()).isEqualTo(Map.of("idle", new Gap(day(30), 0)));
    }

    @Test
    void showsALineOfItsOwn() {
        Evaluation evaluation = Evaluation.of(Fold.fold(List.of(view("a", 0, "/")), MODEL), day(40), MODEL);

        assertThat(evaluation.lines())
                .containsExactly(
                        new Line(Axis.ENGAGEMENT, "idle", null, 0, day(30), -1000, -1000, "nothing for 30 days"));
        assertThat(evaluation.interests().topics()).isEmpty();
    }

    @Test
    void tellsPeriodsThatAreNoWholeDaysInHours() {
        ScoringModel odd = SampleModel.model(List.of(new EngagementRule(
                "idle",
                new io.ripen.scoring.domain.model.Trigger.Idle(
                        java.time.Duration.ofHours(36), 1, SampleModel.type(TouchpointType.PAGE_VIEW)),
                IDLE.worth(),
                List.of(),
                null,
                null,
                null,
                List.of())));

        assertThat(Evaluation.of(Fold.fold(List.of(view("a", 0, "/")), odd), day(2), odd)
                        .lines()
                        .getFirst()
                        .detail())
                .isEqualTo("nothing for 36 hours");
    }

    @Test
    void keepsTheLimitsOfTheRule() {
        ScoringModel once = SampleModel.model(List.of(new EngagementRule(
                "idle",
                IDLE.trigger(),
                IDLE.worth(),
                List.of(new Limit.Lifetime(1)),
                null,
                null,
                "return",
                List.of())));
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/")), once);

        assertThat(Evaluation.of(state, day(200), once).score().engagement()).isEqualTo(-1000);
        assertThat(Evaluation.of(state, day(200), once).interests().topics()).isEqualTo(Map.of("return", -1000L));
        assertThat(Fold.idleUntil(state, day(200), once).memory().gaps()).isEqualTo(Map.of("idle", new Gap(day(0), 3)));
    }

    @Test
    void isForeseen() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/")), MODEL);
        Score published = Evaluation.of(state, day(0), MODEL).score();

        assertThat(Outlook.nextChange(state, published, day(0), MODEL).orElseThrow())
                .isCloseTo(day(30), within(1, ChronoUnit.MINUTES))
                .isAfterOrEqualTo(day(30));
        Score third = Evaluation.of(state, day(90), MODEL).score();
        assertThat(Outlook.nextChange(state, third, day(90), MODEL)).isEmpty();
    }

    @Test
    void leavesAStateAloneToWhichNothingIsDue() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/")), MODEL);

        assertThat(Fold.idleUntil(state, day(29), MODEL)).isSameAs(state);
        assertThat(Fold.idleUntil(FoldedHistory.EMPTY, day(29), MODEL)).isSameAs(FoldedHistory.EMPTY);
    }

    private static long engagement(FoldedHistory state, double day) {
        return Evaluation.of(state, day(day), MODEL).score().engagement();
    }
}
