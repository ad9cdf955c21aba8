package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.view;
import static io.ripen.scoring.domain.SampleModel.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void scoresNothingForNothing() {
        Evaluation evaluation = at(0);

        assertThat(evaluation.score()).isEqualTo(new Score(0, 0, "C3"));
        assertThat(evaluation.lines()).isEmpty();
        assertThat(evaluation.interests()).isEqualTo(new Interests(Map.of(), Map.of()));
    }

    @Test
    void showsAwardedAndDecayedPerTouchpoint() {
        Evaluation evaluation = at(7, view("a", 0, "/pricing"));

        assertThat(evaluation.lines())
                .containsExactly(
                        new Line(Axis.ENGAGEMENT, "view", "a", 1, day(0), 100, 50, "example.org/pricing"),
                        new Line(Axis.ENGAGEMENT, "price", "a", 1, day(0), 2500, 1250, "example.org/pricing"));
        assertThat(evaluation.lines()).extracting(Line::decayed).containsExactly(-50L, -1250L);
        assertThat(evaluation.score()).isEqualTo(new Score(0, 1300, "C3"));
        assertThat(evaluation.score().total()).isEqualTo(1300);
        assertThat(evaluation.interests().topics()).isEqualTo(Map.of("price", 1250L));
    }

    @Test
    void scoresFactsWithoutDecayAndCapsTheAxis() {
        Touchpoint told = form(
                "a", 0, Map.of(FactName.JOB_TITLE, "CEO", FactName.PHONE, "+1", FactName.EMAIL, "ada@firm.example"));

        Evaluation evaluation = at(1000, told);

        assertThat(evaluation.lines())
                .extracting(Line::axis, Line::rule, Line::count, Line::points, Line::detail)
                .containsExactly(
                        tuple(Axis.FIT, "job-title", 0, points(5), "job-title"),
                        tuple(Axis.FIT, "phone", 0, points(15), "phone"),
                        tuple(Axis.FIT, "function", 0, points(20), "function"),
                        tuple(Axis.FIT, "business", 0, points(10), "email"),
                        tuple(Axis.FIT, "cap", 0, points(-10), "most of fit"));
        assertThat(evaluation.score()).isEqualTo(new Score(points(40), 0, "A3"));
    }

    @Test
    void takesPointsForAFreeMailDomain() {
        assertThat(at(0, form("a", 0, Map.of(FactName.EMAIL, "ada@free.example")))
                        .score()
                        .fit())
                .isEqualTo(points(-10));
    }

    @Test
    void capsARuleBeforeTheAxis() {
        Touchpoint[] views = IntStream.range(0, 4)
                .mapToObj(i -> view("v" + i, 0, "/product/" + i))
                .toArray(Touchpoint[]::new);

        Evaluation evaluation = at(0, views);

        assertThat(evaluation.lines().getLast())
                .isEqualTo(Line.cap(Axis.ENGAGEMENT, points(-8), "most of product: 12.00"));
        assertThat(evaluation.score().engagement()).isEqualTo(points(3 + 12));
        assertThat(evaluation.interests().topics()).isEqualTo(Map.of("product", points(20)));
    }

    @Test
    void capsAGroupAfterItsRulesAndBeforeTheAxis() {
        ScoringModel full = SampleModel.fullModel();
        List<Touchpoint> papers = IntStream.range(0, 4)
                .mapToObj(i -> Sample.paper("p" + i, 0, "asset-" + i, "data"))
                .toList();

        Evaluation evaluation = Evaluation.of(Fold.fold(papers, full), day(0), full);

        // 3 times two of one topic, twice three different ones, 4 downloads.
        assertThat(evaluation.lines().stream().filter(line -> line.rule().equals(Line.CAP)))
                .containsExactly(
                        Line.cap(Axis.ENGAGEMENT, points(45 - 120), "most of group content: 45.00"),
                        Line.cap(Axis.ENGAGEMENT, points(100 - 105), "most of engagement"));
        assertThat(evaluation.score().engagement()).isEqualTo(points(100));
        assertThat(evaluation.interests().topics()).isEqualTo(Map.of("content", points(120), "data", points(60)));
    }

    @Test
    void capsAGroupOfFitRules() {
        ScoringModel grouped = new ScoringModel(
                model.ref(),
                new FitAxis(
                        points(40),
                        List.of(new Group("reach", points(12))),
                        List.of(
                                new FitRule("phone", new Condition.FactKnown(FactName.PHONE), points(10), "reach"),
                                new FitRule("email", new Condition.FactKnown(FactName.EMAIL), points(10), "reach"),
                                new FitRule("name", new Condition.FactKnown(FactName.NAME), points(1), null))),
                model.engagement(),
                model.fitBands(),
                model.engagementBands(),
                model.publishStep(),
                model.functions(),
                model.factForms());
        Touchpoint told = form(
                "a", 0, Map.of(FactName.PHONE, "+431234567", FactName.EMAIL, "a@firm.example", FactName.NAME, "Ada"));

        Evaluation evaluation = Evaluation.of(Fold.fold(List.of(told), grouped), day(9), grouped);

        assertThat(evaluation.score().fit()).isEqualTo(points(13));
        assertThat(evaluation.lines().getLast())
                .isEqualTo(Line.cap(Axis.FIT, points(-8), "most of group reach: 12.00"));
    }

    @Test
    void capsTheEngagementAxis() {
        Evaluation evaluation = at(
                1,
                just("a", 0, TouchpointType.TRIAL_START),
                just("b", 1, TouchpointType.FORM_FILL),
                just("c", 1, TouchpointType.DOWNLOAD),
                just("d", 1, TouchpointType.DOWNLOAD),
                just("e", 1, TouchpointType.DOWNLOAD));

        assertThat(evaluation.score().engagement()).isEqualTo(points(100));
        assertThat(evaluation.lines().getLast())
                .isEqualTo(Line.cap(Axis.ENGAGEMENT, points(-15), "most of engagement"));
    }

    @Test
    void leavesOutWhatHasDecayedToNothing() {
        assertThat(at(100, view("a", 0, "/")).lines()).isEmpty();
    }

    @Test
    void showsNegativeAwardsRecovering() {
        assertThat(at(0, view("a", 0, "/careers")).score().engagement()).isEqualTo(points(1 - 10));
        assertThat(at(7, view("a", 0, "/careers")).score().engagement()).isEqualTo(50 - 500);
    }

    private Evaluation at(double day, Touchpoint... touchpoints) {
        return Evaluation.of(Fold.fold(List.of(touchpoints), model), day(day), model);
    }

    @Test
    void scoresNoBehaviourOnceProfilingIsNotConsentedTo() {
        Touchpoint withdrawal = Sample.consenting("w", 2, profiling(ConsentStatus.WITHDRAWN, 2));
        FoldedHistory without = Fold.fold(List.of(view("a", 0, "/pricing"), withdrawal), model);
        FoldedHistory again =
                Fold.fold(without, List.of(Sample.consenting("g", 3, profiling(ConsentStatus.GRANTED, 3))), model);
        FoldedHistory never = Fold.fold(
                List.of(view("a", 0, "/pricing"), Sample.consenting("w", 2), Sample.consenting("g", 3)), model);

        Evaluation evaluation = Evaluation.of(without, day(3), model);

        assertThat(without.mayBeProfiled()).isFalse();
        assertThat(evaluation.score().engagement()).isZero();
        assertThat(evaluation.interests()).isEqualTo(new Interests(Map.of(), Map.of()));
        assertThat(evaluation.lines()).containsExactly(Line.consent());
        assertThat(Outlook.nextChange(without, evaluation.score(), day(3), model))
                .isEmpty();
        assertThat(again.mayBeProfiled()).isTrue();
        assertThat(Evaluation.of(again, day(3), model).score())
                .isEqualTo(Evaluation.of(never, day(3), model).score());
        assertThat(never.mayBeProfiled()).isTrue();
    }

    private static ConsentGrant profiling(ConsentStatus status, double day) {
        return new ConsentGrant(ConsentPurpose.PROFILING, status, day(day), "test", null);
    }
}
