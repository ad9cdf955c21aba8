package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.view;
import static io.ripen.scoring.domain.SampleModel.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void foreseesTheStepOfAHalfLife() {
        // 15 points fall to 10 after log2(15/10) half-lives of 7 days; the band stays.
        Instant crossing = day(7 * Math.log(1.5) / Math.log(2));

        assertThat(next(just("a", 0, TouchpointType.DOWNLOAD))).isCloseTo(crossing, within(10, ChronoUnit.MINUTES));
    }

    @Test
    void foreseesTheEdgeOfABandBeforeTheStep() {
        ScoringModel narrow = SampleModel.model(List.of(
                SampleModel.plain("download", SampleModel.type(TouchpointType.DOWNLOAD), 21, SampleModel.HALF_LIFE)));
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.DOWNLOAD)), narrow);
        Score published = Evaluation.of(state, day(0), narrow).score();
        Instant crossing = day(7 * Math.log(21 / 19.99) / Math.log(2));

        assertThat(published.band()).isEqualTo("C2");
        assertThat(Outlook.nextChange(state, published, day(0), narrow).orElseThrow())
                .isCloseTo(crossing, within(5, ChronoUnit.MINUTES));
    }

    @Test
    void foreseesAThresholdBeforeTheStep() {
        ScoringModel watching = SampleModel.watching(model, 9, 12);
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.DOWNLOAD)), watching);
        Score published = Evaluation.of(state, day(0), watching).score();
        Instant crossing = day(7 * Math.log(15 / 11.995) / Math.log(2));

        Instant found = Outlook.nextChange(state, published, day(0), watching).orElseThrow();
        assertThat(found).isCloseTo(crossing, within(15, ChronoUnit.MINUTES));
        Score then = Evaluation.score(state, found, watching);
        assertThat(Outlook.isNews(published, then, watching)).isTrue();
        assertThat(Outlook.isNews(published, then, model)).isFalse();
        assertThat(then.total()).isLessThan(points(12)).isGreaterThan(points(11));
    }

    @Test
    void foreseesAThresholdThatRecoveryReaches() {
        ScoringModel watching = SampleModel.watching(model, -8);
        FoldedHistory state = Fold.fold(List.of(view("a", 0, "/careers")), watching);
        Score published = Evaluation.of(state, day(0), watching).score();

        Instant found = Outlook.nextChange(state, published, day(0), watching).orElseThrow();

        assertThat(published.total()).isEqualTo(points(-9));
        assertThat(found).isBefore(day(3));
    }

    @Test
    void foreseesTheEndOfAStep() {
        assertThat(next(form("a", 0, Map.of()))).isEqualTo(day(7));
    }

    @Test
    void foreseesTheFallOfALine() {
        assertThat(next(view("a", 0, "/product"), view("b", 0, "/product")))
                .isCloseTo(day(7 * 5 / 11.0), within(6, ChronoUnit.HOURS));
    }

    @Test
    void foreseesRecoveryFromNegativeAwards() {
        // One point gained falls while ten lost come back: half of both is -4.5, five points up from -9 is -4.
        assertThat(next(view("a", 0, "/careers"))).isBetween(day(7), day(10));
    }

    @Test
    void seesNothingComingWithoutDecay() {
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.TRIAL_START)), model);
        Score published = Evaluation.of(state, day(0), model).score();

        assertThat(Outlook.nextChange(state, published, day(0), model)).isEmpty();
        assertThat(Outlook.nextChange(FoldedHistory.EMPTY, new Score(0, 0, "C3"), day(0), model))
                .isEmpty();
    }

    @Test
    void seesNothingComingOnceTooLittleIsLeft() {
        assertThat(Outlook.nextChange(
                        Fold.fold(List.of(view("a", 0, "/")), model), new Score(0, 100, "C3"), day(0), model))
                .isEmpty();
    }

    @Test
    void answersAtOnceIfTheChangeLiesInThePast() {
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.DOWNLOAD)), model);

        assertThat(Outlook.nextChange(state, new Score(0, points(15), "C3"), day(20), model))
                .contains(day(20));
    }

    @Test
    void waitsUntilTheSumHasFallenBelowTheCap() {
        ScoringModel strong = SampleModel.model(List.of(
                SampleModel.plain("download", SampleModel.type(TouchpointType.DOWNLOAD), 100, SampleModel.HALF_LIFE)));
        List<Touchpoint> four = IntStream.range(0, 4)
                .mapToObj(i -> just("d" + i, 0, TouchpointType.DOWNLOAD))
                .toList();
        FoldedHistory state = Fold.fold(four, strong);
        Score published = Evaluation.of(state, day(0), strong).score();
        Instant crossing = day(7 * Math.log(400 / 95.0) / Math.log(2));

        assertThat(published.engagement()).isEqualTo(points(100));
        assertThat(Outlook.nextChange(state, published, day(0), strong).orElseThrow())
                .isCloseTo(crossing, within(5, ChronoUnit.MINUTES));
    }

    @Test
    void waitsUntilTheSumHasFallenBelowTheCapOfARule() {
        // Three times 5 points, capped at 12: the fall to 7 shows when 15 have become 7.
        ScoringModel product =
                SampleModel.model(List.of(model.engagement().rules().get(2)));
        List<Touchpoint> views = IntStream.range(0, 3)
                .mapToObj(i -> view("v" + i, 0, "/product"))
                .toList();
        FoldedHistory state = Fold.fold(views, product);

        assertThat(Outlook.nextChange(state, new Score(0, points(12), "C3"), day(0), product)
                        .orElseThrow())
                .isCloseTo(day(7 * 8 / 15.0), within(2, ChronoUnit.MINUTES));
    }

    @Test
    void waitsUntilTheSumHasFallenBelowTheCapOfAGroup() {
        ScoringModel grouped = SampleModel.model(SampleModel.allRules().stream()
                .filter(rule -> "content".equals(rule.group()))
                .toList());
        List<Touchpoint> papers = IntStream.range(0, 4)
                .mapToObj(i -> Sample.paper("p" + i, 0, "asset-" + i, "data"))
                .toList();
        FoldedHistory state = Fold.fold(papers, grouped);

        // 120 points capped at 45 fall to 40.
        assertThat(Outlook.nextChange(state, new Score(0, points(45), "C2"), day(0), grouped)
                        .orElseThrow())
                .isCloseTo(day(7 * Math.log(3) / Math.log(2)), within(5, ChronoUnit.MINUTES));
    }

    @Test
    void callsNewsWhatMovesTheBandOrTheStep() {
        assertThat(Outlook.isNews(new Score(0, 1000, "C3"), new Score(0, 501, "C3"), model))
                .isFalse();
        assertThat(Outlook.isNews(new Score(0, 1000, "C3"), new Score(0, 500, "C3"), model))
                .isTrue();
        assertThat(Outlook.isNews(new Score(0, 1000, "C3"), new Score(0, 1500, "C3"), model))
                .isTrue();
        assertThat(Outlook.isNews(new Score(0, 2000, "C2"), new Score(0, 1999, "C3"), model))
                .isTrue();
    }

    @Test
    void comesBackLaterRatherThanSearchForEver() {
        ScoringModel slow = SampleModel.model(List.of(SampleModel.plain(
                "download", SampleModel.type(TouchpointType.DOWNLOAD), 6, new Decay.HalfLife(Duration.ofDays(3000)))));
        FoldedHistory state = Fold.fold(List.of(just("a", 0, TouchpointType.DOWNLOAD)), slow);

        assertThat(Outlook.nextChange(state, new Score(0, 600, "C3"), day(0), slow)
                        .orElseThrow())
                .isBetween(day(3000), Sample.day(9000));
    }

    private Instant next(Touchpoint... touchpoints) {
        FoldedHistory state = Fold.fold(List.of(touchpoints), model);
        Score published = Evaluation.of(state, day(0), model).score();
        return Outlook.nextChange(state, published, day(0), model).orElseThrow();
    }
}
