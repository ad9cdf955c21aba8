package io.ripen.scoring.domain.backtest;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.saidBy;
import static io.ripen.scoring.domain.Sample.view;
import static io.ripen.scoring.domain.SampleModel.HALF_LIFE;
import static io.ripen.scoring.domain.SampleModel.path;
import static io.ripen.scoring.domain.SampleModel.plain;
import static io.ripen.scoring.domain.SampleModel.points;
import static io.ripen.scoring.domain.SampleModel.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.backtest.Report.BandMove;
import io.ripen.scoring.domain.backtest.Report.Earlier;
import io.ripen.scoring.domain.backtest.Report.Week;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import io.ripen.testkit.Seeds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Map<FactName, String> ADA = Map.of(FactName.EMAIL, "ada@firm.example");
    private static final Map<FactName, String> COMPANY = Map.of(FactName.COMPANY, "Firm");
    /** A business address is worth 10; a form 20; under the draft a look at prices is worth 25 more than under this. */
    private final ScoringModel current = SampleModel.model(List.of(
            plain("form", type(TouchpointType.FORM_FILL), 20, new Decay.None()),
            plain("price", path("/pricing"), 10, new Decay.None())));

    private final ScoringModel draft = SampleModel.model(List.of(
            plain("form", type(TouchpointType.FORM_FILL), 20, new Decay.None()),
            plain("price", path("/pricing"), 35, new Decay.None())));

    private final Question question = new Question(points(50), day(0), day(60));

    @Test
    void judgesALeadByWhatWasKnownBeforeItsOutcome() {
        PastLead lead = lead("a", day(3), form("f", 1, ADA), view("p", 2, "/pricing"), view("q", 3, "/pricing"));

        assertThat(Judgement.of(lead, current, question).judged().total()).isEqualTo(points(10 + 20 + 10));
        assertThat(lead.evidence(question)).extracting(t -> t.key().id()).containsExactly("f", "p");
    }

    @Test
    void judgesALeadWithoutAnOutcomeAtItsLastTouchpointInTheWindow() {
        PastLead lead = lead("a", null, view("p", 61, "/pricing"), form("f", 1, ADA), view("q", 3, "/pricing"));

        assertThat(lead.judgedAt(question)).isEqualTo(day(3));
        assertThat(lead.evidence(question)).extracting(t -> t.key().id()).containsExactly("f", "q");
        assertThat(Judgement.of(lead, current, question).judged().total()).isEqualTo(points(40));
    }

    @Test
    void decaysTheScoreToTheInstantOfTheJudgement() {
        ScoringModel decaying =
                SampleModel.model(List.of(plain("form", type(TouchpointType.FORM_FILL), 20, HALF_LIFE)));
        PastLead lead = lead("a", day(8), form("f", 1, ADA));

        assertThat(Judgement.of(lead, decaying, question).judged().engagement()).isEqualTo(points(10));
    }

    @Test
    void takesALaterOutcomeThanTheWindowForNone() {
        PastLead lead = lead("a", day(61), form("f", 1, ADA));

        assertThat(lead.isPositive(question)).isFalse();
        assertThat(lead.counts(question)).isTrue();
        assertThat(lead.judgedAt(question)).isEqualTo(day(1));
    }

    @Test
    void leavesOutWhoWasNotActiveOrHadTheOutcomeBefore() {
        Tally tally = tally();
        tally.add(lead("before", null, form("f", -1, ADA)));
        tally.add(lead("after", null, form("f", 61, ADA)));
        tally.add(lead("customer", day(-0.5), form("f", 1, ADA)));
        tally.add(lead("edge", day(0), form("f", 0, ADA)));

        assertThat(tally.report().leftOut()).isEqualTo(3);
        assertThat(tally.report().leads()).isEqualTo(1);
        assertThat(tally.report().positives()).isEqualTo(1);
    }

    @Test
    void handsOverWhoIsNamedAndAtTheThresholdWithSomeEngagement() {
        PastLead anonymousAtFirst =
                lead("a", null, view("p", 1, "/pricing"), view("q", 2, "/pricing"), form("f", 3, ADA));

        assertThat(Judgement.of(anonymousAtFirst, draft, question).handedOverAt())
                .isEqualTo(day(3));
        assertThat(Judgement.of(anonymousAtFirst, current, question).handedOverAt())
                .isEqualTo(day(3));
        assertThat(Judgement.of(lead("b", null, form("f", 3, ADA)), current, question)
                        .handedOverAt())
                .isNull();
        Question ofFitAlone = new Question(points(10), day(0), day(60));
        ScoringModel nothing =
                SampleModel.model(List.of(plain("trial", type(TouchpointType.TRIAL_START), 1, new Decay.None())));
        assertThat(Judgement.of(lead("c", null, form("f", 3, ADA)), nothing, ofFitAlone)
                        .handedOverAt())
                .isNull();
    }

    @Test
    void findsNobodyWithOrAfterTheOutcome() {
        Touchpoint[] done = {form("f", 1, ADA), view("p", 5, "/pricing")};

        assertThat(Judgement.of(lead("a", day(5.5), done), draft, question).handedOverAt())
                .isEqualTo(day(5));
        assertThat(Judgement.of(lead("b", day(5), done), draft, question).handedOverAt())
                .isNull();
        assertThat(Judgement.of(lead("c", day(3), done), draft, question).handedOverAt())
                .isNull();
        assertThat(Judgement.of(lead("d", day(61), done), draft, question).handedOverAt())
                .isEqualTo(day(5));
    }

    @Test
    void handsNobodyOverBeforeTheWindow() {
        PastLead early = lead("a", null, form("f", -2, ADA), view("p", -1, "/pricing"), view("q", 5, "/"));
        PastLead atTheEdge = lead("b", null, form("f", -2, ADA), view("p", 0, "/pricing"));

        assertThat(Judgement.of(early, draft, question).readyBefore()).isTrue();
        assertThat(Judgement.of(early, draft, question).handedOverAt()).isNull();
        assertThat(Judgement.of(atTheEdge, draft, question).readyBefore()).isFalse();
        assertThat(Judgement.of(atTheEdge, draft, question).handedOverAt()).isEqualTo(day(0));
    }

    @Test
    void handsOverWhoWasReadyOnceAndIsReadyAgain() {
        ScoringModel decaying = SampleModel.model(List.of(plain("price", path("/pricing"), 40, HALF_LIFE)));
        PastLead lead = lead(
                "a",
                null,
                form("f", -31, ADA),
                view("p", -30, "/pricing"),
                view("q", 2, "/"),
                view("r", 5, "/pricing"));

        assertThat(Judgement.of(lead, decaying, question).readyBefore()).isFalse();
        assertThat(Judgement.of(lead, decaying, question).handedOverAt()).isEqualTo(day(5));
    }

    @Test
    void comparesHandoversOfThoseWhomNeitherModelHadReadyBefore() {
        Tally tally = tally();
        // 65 under the draft before the window; 50 under the current model in it.
        tally.add(lead("a", null, form("f", -2, ADA), view("p", -1, "/pricing"), view("q", 5, "/pricing")));

        Report report = tally.report();

        assertThat(report.leads()).isEqualTo(1);
        assertThat(report.draft().readyBefore()).isEqualTo(1);
        assertThat(report.draft().handoversPerWeek()).isEmpty();
        assertThat(report.current().readyBefore()).isZero();
        assertThat(report.current().handoversPerWeek()).hasSize(1);
        assertThat(report.handovers().readyBefore()).isEqualTo(1);
        assertThat(report.handovers().both()).isZero();
        assertThat(report.handovers().lost().leads()).isZero();
        assertThat(report.handovers().earlier().median()).isNull();
    }

    @Test
    void takesNobodyForActiveWhoDidNothing() {
        Touchpoint act = form("f", -200, ADA);

        assertThat(lead("clerk", null, act, saidBy(FactSource.SALES, "s", 5, COMPANY))
                        .counts(question))
                .isFalse();
        assertThat(lead("provider", null, act, saidBy(FactSource.ENRICHMENT, "e", 5, COMPANY))
                        .counts(question))
                .isFalse();
        assertThat(lead("consent", null, act, just("u", 5, TouchpointType.UNKNOWN))
                        .counts(question))
                .isFalse();
        assertThat(lead("import", null, act, saidBy(FactSource.IMPORT, "i", 5, COMPANY))
                        .counts(question))
                .isTrue();
    }

    @Test
    void judgesAtTheLastActWithTheAnswerThatItBrought() {
        Touchpoint act = form("f", 3, ADA);
        Touchpoint answer = saidBy(FactSource.ENRICHMENT, "e", 3.01, COMPANY);

        assertThat(lead("clerk", null, act, saidBy(FactSource.SALES, "s", 9, COMPANY))
                        .judgedAt(question))
                .isEqualTo(day(3));
        assertThat(lead("answered", null, act, answer).evidence(question)).containsExactly(act, answer);
        assertThat(lead("much later", null, act, saidBy(FactSource.ENRICHMENT, "e", 4.5, COMPANY))
                        .evidence(question))
                .containsExactly(act);
    }

    @Test
    void reportsWhatChangesByHand() {
        Tally tally = tally();
        // 10 + 20 + 10 = 40 under the current model, 65 under the draft: gained.
        tally.add(lead("gained", day(9), form("f", 1, ADA), view("p", 2, "/pricing")));
        // 50 with the second look on day 4; 65 with the first on day 2: 48 hours earlier.
        tally.add(lead("sooner", null, form("f", 1, ADA), view("p", 2, "/pricing"), view("q", 4, "/pricing")));
        // What came after the window is not folded.
        tally.add(lead("cold", null, form("f", 1, ADA), view("p", 61, "/pricing")));

        Report report = tally.report();

        assertThat(report.leads()).isEqualTo(3);
        assertThat(report.touchpoints()).isEqualTo(6);
        assertThat(report.positives()).isEqualTo(1);
        assertThat(report.bandMoves()).containsExactly(new BandMove("B2", "B1", 2), new BandMove("B2", "B2", 1));
        assertThat(report.handovers().gained().examples()).containsExactly("gained");
        assertThat(report.handovers().gained().positives()).isEqualTo(1);
        assertThat(report.handovers().lost().leads()).isZero();
        assertThat(report.handovers().both()).isEqualTo(1);
        assertThat(report.handovers().earlier()).isEqualTo(new Earlier(1, 0, 48L, 48L, 48L));
        // Day 0 is a Tuesday, so the week began on Monday, 31 March 2025.
        assertThat(report.current().handoversPerWeek()).containsExactly(new Week(LocalDate.of(2025, 3, 31), 1));
        assertThat(report.draft().handoversPerWeek()).containsExactly(new Week(LocalDate.of(2025, 3, 31), 2));
        // The one with the outcome scores 40 of 30, 40, 50 now, and 65 of 30, 65, 100 then.
        assertThat(report.current().auc()).isEqualTo(0.5);
        assertThat(report.draft().auc()).isEqualTo(0.5);
        assertThat(report.current().atThreshold().leads()).isEqualTo(1);
        assertThat(report.draft().atThreshold().recall()).isEqualTo(1.0);
        assertThat(report.draft().atThreshold().lift()).isEqualTo(1.5);
    }

    @Test
    void reportsLossesAndDelaysWhereTheDraftIsStricter() {
        Tally tally = new Tally(/* current= */ draft, /* draft= */ current, question);
        tally.add(lead("lost", day(9), form("f", 1, ADA), view("p", 2, "/pricing")));
        tally.add(lead("later", null, form("f", 1, ADA), view("p", 2, "/pricing"), view("q", 4, "/pricing")));

        Report.Handovers handovers = tally.report().handovers();

        assertThat(handovers.lost().examples()).containsExactly("lost");
        assertThat(handovers.lost().positives()).isEqualTo(1);
        assertThat(handovers.gained().leads()).isZero();
        assertThat(handovers.earlier()).isEqualTo(new Earlier(0, 1, -48L, -48L, -48L));
    }

    @Test
    void takesQuantilesOfTheHoursGained() {
        Tally tally = tally();
        for (int i = 1; i <= 10; i++) {
            tally.add(lead(
                    "l" + i,
                    null,
                    form("f", 1, ADA),
                    view("p", 2, "/pricing"),
                    view("q", 2.001 + i / 24.0, "/pricing")));
        }

        assertThat(tally.report().handovers().earlier()).isEqualTo(new Earlier(10, 0, 1L, 5L, 9L));
    }

    @Test
    void keepsAHundredExamples() {
        Tally tally = tally();
        for (int i = 0; i < 150; i++) {
            tally.add(lead("lead-" + (1000 + i), null, form("f", 1, ADA), view("p", 2, "/pricing")));
        }

        assertThat(tally.report().handovers().gained().leads()).isEqualTo(150);
        assertThat(tally.report().handovers().gained().examples())
                .hasSize(100)
                .contains("lead-1000", "lead-1099")
                .doesNotContain("lead-1100");
    }

    @Test
    void addsUpFromPartsInAnyOrderAndAgreesWithTheFold() {
        Random random = Seeds.random("TallyTest parts");
        Tally whole = tally();
        Tally first = tally();
        Tally second = tally();
        for (int i = 0; i < 300; i++) {
            List<Touchpoint> history = Sample.history(random, 12);
            Instant outcomeAt = random.nextInt(3) == 0 ? day(random.nextInt(70)) : null;
            PastLead lead = new PastLead("lead-" + i, history, outcomeAt);
            whole.add(lead);
            (random.nextBoolean() ? first : second).add(lead);
            assertThat(Judgement.of(lead, draft, question).judged())
                    .isEqualTo(Evaluation.of(Fold.fold(lead.evidence(question), draft), lead.judgedAt(question), draft)
                            .score());
        }

        second.addAll(first);

        assertThat(second.report()).isEqualTo(whole.report());
        assertThat(whole.report().leads()).isPositive();
    }

    @Test
    void refusesAnEmptyWindow() {
        assertThatThrownBy(() -> new Question(0, day(1), day(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private Tally tally() {
        return new Tally(current, draft, question);
    }

    private static PastLead lead(String id, @Nullable Instant outcomeAt, Touchpoint... touchpoints) {
        List<Touchpoint> shuffled = new ArrayList<>(List.of(touchpoints));
        Collections.reverse(shuffled);
        return new PastLead(id, shuffled, outcomeAt);
    }
}
