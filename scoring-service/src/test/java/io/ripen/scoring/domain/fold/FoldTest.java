package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.grant;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.scripted;
import static io.ripen.scoring.domain.Sample.standing;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void awardsEachRuleThatMatches() {
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/pricing")), model);

        assertThat(state.contributions())
                .extracting(each -> each.rule().id(), Contribution::topic, Contribution::subject)
                .containsExactly(
                        tuple("view", null, "example.org/pricing"), tuple("price", "price", "example.org/pricing"));
        assertThat(state.counters()).isEqualTo(Map.of("view", 1, "price", 1));
        assertThat(state.last()).isEqualTo(view("a", 0, "/pricing").key());
    }

    @Test
    void countsEveryMatchButAwardsOnlyWhatTheLimitAllows() {
        FoldedHistory state = Fold.fold(
                List.of(view("a", 0, "/"), view("b", 0.1, "/"), view("c", 0.2, "/"), view("d", 0.3, "/")), model);

        assertThat(state.contributions()).hasSize(3);
        assertThat(state.counters()).containsEntry("view", 4);
        assertThat(state.awards().get("view")).isEqualTo(new Awards(3, List.of(day(0), day(0.1), day(0.2))));
    }

    @Test
    void dropsWhatIsSpentHoweverLongTheHistoryIs() {
        List<Touchpoint> history = new ArrayList<>();
        FoldedHistory stepByStep = FoldedHistory.EMPTY;
        for (int i = 0; i < 4_000; i++) {
            history.add(view("v" + i, i * 0.25, "/"));
            stepByStep = Fold.fold(stepByStep, history.subList(i, i + 1), model);
        }

        FoldedHistory atOnce = Fold.fold(history, model);

        Instant now = history.getLast().occurredAt();
        assertThat(atOnce).isEqualTo(stepByStep);
        assertThat(atOnce.contributions())
                .hasSizeBetween(65, 2_000)
                .noneMatch(each -> each.rule().worth().isSpent(each.age(now)));
    }

    @Test
    void awardsAgainOnceThePeriodIsOver() {
        List<Touchpoint> prices = List.of(
                view("a", 0, "/pricing"),
                view("b", 6.9, "/pricing"),
                view("c", 7, "/pricing"),
                view("d", 8, "/pricing"));

        FoldedHistory state = Fold.fold(prices, model);

        assertThat(state.contributions().stream()
                        .filter(each -> each.rule().id().equals("price"))
                        .map(each -> each.touchpointId()))
                .containsExactly("a", "c");
        assertThat(state.awards().get("price")).isEqualTo(new Awards(2, List.of(day(7))));
    }

    @Test
    void knowsTheCampaignOfTheEarliestTouchpointThatToldOne() {
        FoldedHistory state =
                Fold.fold(List.of(scripted("c", 3, null), scripted("b", 2, null), view("a", 1, "/")), model);

        assertThat(state.origin()).isEqualTo(new Campaign("spring", "source of b", null, null));
        assertThat(Fold.fold(List.of(view("a", 1, "/")), model).origin()).isNull();
    }

    @Test
    void awardsOnceInALifetime() {
        FoldedHistory state = Fold.fold(
                List.of(just("a", 0, TouchpointType.TRIAL_START), just("b", 400, TouchpointType.TRIAL_START)), model);

        assertThat(state.contributions()).hasSize(1);
        assertThat(state.awards().get("trial").total()).isEqualTo(1);
        assertThat(state.counters()).containsEntry("trial", 2);
    }

    @Test
    void needsEveryLimitOfARuleToAllow() {
        List<Touchpoint> careers = List.of(
                view("a", 0, "/careers"),
                view("b", 0.5, "/careers"),
                view("c", 1, "/careers"),
                view("d", 2, "/careers"),
                view("e", 3, "/careers"),
                view("f", 4, "/careers"));

        FoldedHistory state = Fold.fold(careers, model);

        assertThat(state.contributions().stream()
                        .filter(each -> each.rule().id().equals("careers"))
                        .map(each -> each.touchpointId()))
                .containsExactly("a", "c", "d", "e");
    }

    @Test
    void forgetsAnAwardOnceNothingIsLeftOfIt() {
        Touchpoint filled = form("a", 0, Map.of());

        assertThat(Fold.fold(List.of(filled, view("b", 6.9, "/")), model).contributions())
                .hasSize(2);
        assertThat(Fold.fold(List.of(filled, view("b", 7, "/")), model).contributions())
                .extracting(each -> each.rule().id())
                .containsExactly("view");
    }

    @Test
    void takesTheTopicOfTheAssetWhereTheRuleNamesNone() {
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.DOWNLOAD)), model);

        assertThat(state.contributions())
                .extracting(Contribution::topic, Contribution::subject)
                .containsExactly(tuple("data", "guide"));
    }

    @Test
    void countsButDoesNotAwardWhatIsWorthNothing() {
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.EMAIL_OPEN)), model);

        assertThat(state.contributions()).isEmpty();
        assertThat(state.counters()).isEqualTo(Map.of("open", 1));
    }

    @Test
    void keepsSinceWhenAFactIsKnownAndLetsANewerValueWin() {
        FoldedHistory state = Fold.fold(
                List.of(
                        form("a", 0, Map.of(FactName.NAME, "Ada", FactName.PHONE, "+1")),
                        form("b", 1, Map.of(FactName.NAME, "Ada", FactName.PHONE, "+2"))),
                model);

        assertThat(state.facts().known().get(FactName.NAME))
                .isEqualTo(new Fact("Ada", day(0), "a", FactSource.TOUCHPOINT));
        assertThat(state.facts().known().get(FactName.PHONE))
                .isEqualTo(new Fact("+2", day(1), "b", FactSource.TOUCHPOINT));
    }

    @Test
    void concludesTheFunctionFromTheJobTitleUnlessItWasTold() {
        Touchpoint ceo = form("a", 0, Map.of(FactName.JOB_TITLE, "CEO"));
        Touchpoint engineer = form("b", 1, Map.of(FactName.JOB_TITLE, "Senior Engineer"));
        Touchpoint poet = form("c", 2, Map.of(FactName.JOB_TITLE, "Poet"));
        Touchpoint told = form("d", 3, Map.of(FactName.FUNCTION, "buyer"));
        Touchpoint both = form("e", 0, Map.of(FactName.JOB_TITLE, "CEO", FactName.FUNCTION, "buyer"));

        assertThat(function(ceo)).isEqualTo("decider");
        assertThat(function(ceo, engineer)).isEqualTo("user");
        assertThat(function(ceo, poet)).isNull();
        assertThat(function(ceo, told)).isEqualTo("buyer");
        assertThat(function(told, form("f", 4, Map.of(FactName.JOB_TITLE, "CEO"))))
                .isEqualTo("buyer");
        assertThat(function(both)).isEqualTo("buyer");
    }

    @Test
    void remembersThatAFunctionWasToldEvenIfItWasConcludedBefore() {
        Touchpoint ceo = form("a", 0, Map.of(FactName.JOB_TITLE, "CEO"));
        Touchpoint told = form("b", 1, Map.of(FactName.FUNCTION, "decider"));
        Touchpoint engineer = form("c", 2, Map.of(FactName.JOB_TITLE, "Engineer"));

        assertThat(function(ceo, told, engineer)).isEqualTo("decider");
    }

    @Test
    void letsTheLaterGrantOfAPurposeHoldWhateverTheOrder() {
        Touchpoint withdrawnLater = Sample.consenting("a", 0, grant(ConsentStatus.WITHDRAWN, 5));
        Touchpoint granted = Sample.consenting("b", 1, grant(ConsentStatus.GRANTED, 1));
        Touchpoint confirmedAtOnce = Sample.consenting("c", 2, grant(ConsentStatus.CONFIRMED, 1));

        assertThat(status(withdrawnLater, granted)).isEqualTo(ConsentStatus.WITHDRAWN);
        assertThat(status(granted)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(granted, confirmedAtOnce)).isEqualTo(ConsentStatus.CONFIRMED);
    }

    @Test
    void undoesNoWithdrawalByWhatIsRepeatedWithEveryEvent() {
        Touchpoint viewed = Sample.consenting("a", 0, standing(ConsentStatus.GRANTED, 0));
        Touchpoint withdrew = Sample.consenting("b", 1, grant(ConsentStatus.WITHDRAWN, 1));
        Touchpoint viewedAgain = Sample.consenting("c", 2, standing(ConsentStatus.GRANTED, 2));
        Touchpoint ticked = Sample.consenting("d", 3, grant(ConsentStatus.GRANTED, 3));

        assertThat(status(viewed)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(viewed, withdrew, viewedAgain)).isEqualTo(ConsentStatus.WITHDRAWN);
        assertThat(status(viewed, withdrew, viewedAgain, ticked)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void keepsWhatWasSaidWhenItIsOnlyRepeated() {
        Touchpoint confirmed = Sample.consenting("a", 0, grant(ConsentStatus.CONFIRMED, 0));
        Touchpoint viewed = Sample.consenting("b", 1, standing(ConsentStatus.GRANTED, 1));

        assertThat(Fold.fold(List.of(confirmed, viewed), model).consents())
                .containsValue(grant(ConsentStatus.CONFIRMED, 0));
    }

    @Test
    void letsAConsentToolTakeBackWhatItSaidItself() {
        Touchpoint confirmed = Sample.consenting("a", 0, grant(ConsentStatus.CONFIRMED, 0));
        Touchpoint refused = Sample.consenting("b", 1, standing(ConsentStatus.WITHDRAWN, 1));
        Touchpoint accepted = Sample.consenting("c", 2, standing(ConsentStatus.GRANTED, 2));
        Touchpoint withdrew = Sample.consenting("d", 0.5, grant(ConsentStatus.WITHDRAWN, 0.5));

        assertThat(status(confirmed, refused)).isEqualTo(ConsentStatus.WITHDRAWN);
        assertThat(status(confirmed, refused, accepted)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(confirmed, withdrew, refused, accepted)).isEqualTo(ConsentStatus.WITHDRAWN);
    }

    @Test
    void refusesATouchpointThatLiesBeforeWhatWasFolded() {
        FoldedHistory state = Fold.fold(List.of(view("b", 1, "/")), model);

        assertThat(state.canTake(view("a", 0, "/"))).isFalse();
        assertThat(state.canTake(view("b", 1, "/"))).isFalse();
        assertThat(state.canTake(view("c", 1, "/"))).isTrue();
        assertThat(FoldedHistory.EMPTY.canTake(view("a", 0, "/"))).isTrue();
        assertThatThrownBy(() -> Fold.fold(state, List.of(view("a", 0, "/")), model))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAWitnessWhatHappens() {
        List<String> told = new ArrayList<>();
        FoldObserver observer = new FoldObserver() {
            @Override
            public void saw(Moment moment) {
                told.add("saw " + moment.touchpoint().key().id());
            }

            @Override
            public void decided(EngagementRule rule, String touchpointId, Instant at, Outcome outcome) {
                told.add(rule.id() + " " + touchpointId + " " + outcome);
            }
        };

        Fold.fold(
                List.of(
                        Sample.mail("a", 0, TouchpointType.EMAIL_CLICK, "m"),
                        Sample.scripted("b", 0.001, "m"),
                        just("c", 0.5, TouchpointType.TRIAL_START),
                        just("d", 11, TouchpointType.TRIAL_START)),
                SampleModel.fullModel(),
                observer);

        assertThat(told)
                .containsExactly(
                        "saw a",
                        "click a UNCONFIRMED",
                        "click a AWARDED",
                        "saw b",
                        "view b AWARDED",
                        "saw c",
                        "trial c AWARDED",
                        "idle null AWARDED",
                        "saw d",
                        "trial d LIMITED");
    }

    private String function(Touchpoint... touchpoints) {
        return Fold.fold(List.of(touchpoints), model).facts().value(FactName.FUNCTION);
    }

    private ConsentStatus status(Touchpoint... touchpoints) {
        return Fold.fold(List.of(touchpoints), model)
                .consents()
                .get(ConsentPurpose.CONTACT_BY_MAIL)
                .status();
    }
}
