package io.ripen.scoring.domain.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What must hold for every history. */
class FoldPropertiesTest {
    private static final int HISTORIES = Integer.getInteger("ripen.histories", 20_000);
    private static final int MOST_TOUCHPOINTS = 25;
    ScoringModel model = SampleModel.fullModel();

    @Test
    void foldsTouchpointByTouchpointToTheSameStateAsAtOnce() {
        forHistories("incremental", (history, random) -> {
            FoldedHistory state = FoldedHistory.EMPTY;
            for (Touchpoint touchpoint : sorted(history)) {
                state = Fold.fold(state, List.of(touchpoint), model);
            }

            assertThat(state).isEqualTo(Fold.fold(history, model));
        });
    }

    @Test
    void aFoldThatGoesOnKnowsTheScoreOfEachStateOnItsWay() {
        forHistories("running", (history, random) -> {
            Fold fold = Fold.start(model);
            FoldedHistory state = FoldedHistory.EMPTY;
            for (Touchpoint touchpoint : sorted(history)) {
                fold.take(touchpoint);
                state = Fold.fold(state, List.of(touchpoint), model);
                Instant at = random.nextBoolean() ? touchpoint.occurredAt() : later(state, random);

                assertThat(fold.score(at))
                        .isEqualTo(Evaluation.of(state, at, model).score());
                assertThat(fold.facts()).isEqualTo(state.facts());
            }
        });
    }

    @Test
    void aFoldThatGoesOnTakesNothingFromBeforeItsLastTouchpoint() {
        Touchpoint touchpoint = Sample.history(Seeds.random("FoldPropertiesTest late"), MOST_TOUCHPOINTS)
                .getFirst();
        Fold fold = Fold.start(model);
        fold.take(touchpoint);

        assertThatIllegalArgumentException().isThrownBy(() -> fold.take(touchpoint));
    }

    @Test
    void foldsInSeveralStepsToTheSameStateAsAtOnce() {
        forHistories("steps", (history, random) -> {
            List<Touchpoint> ordered = sorted(history);
            int cut = random.nextInt(ordered.size() + 1);

            FoldedHistory state = Fold.fold(ordered.subList(0, cut), model);
            List<Touchpoint> rest = new ArrayList<>(ordered.subList(cut, ordered.size()));
            Collections.shuffle(rest, random);

            assertThat(Fold.fold(state, rest, model)).isEqualTo(Fold.fold(history, model));
        });
    }

    @Test
    void isNotChangedByDuplicatesAndReordering() {
        forHistories("reordering", (history, random) -> {
            List<Touchpoint> arrivals = new ArrayList<>(history);
            history.stream().filter(touchpoint -> random.nextInt(3) == 0).forEach(arrivals::add);
            Collections.shuffle(arrivals, random);

            assertThat(Fold.fold(arrivals, model)).isEqualTo(Fold.fold(history, model));
        });
    }

    @Test
    void givesLinesThatAddUpToTheScoreExactly() {
        forHistories("sum", (history, random) -> {
            FoldedHistory state = Fold.fold(history, model);
            Instant at = later(state, random);
            Evaluation evaluation = Evaluation.of(state, at, model);

            assertAddsUp(evaluation.lines(), evaluation.score());
            assertThat(Evaluation.score(state, at, model)).isEqualTo(evaluation.score());
            int most = 8 + random.nextInt(60);
            List<Line> shortened = Receipt.shortened(evaluation.lines(), most);
            assertAddsUp(shortened, evaluation.score());
            for (Axis axis : Axis.values()) {
                assertThat(shortened.stream().filter(line -> line.axis() == axis))
                        .hasSizeLessThanOrEqualTo(most);
            }
            assertThat(shortened.stream().mapToInt(Line::count).sum())
                    .isEqualTo(evaluation.lines().stream().mapToInt(Line::count).sum());
        });
    }

    @Test
    void neverExceedsACap() {
        forHistories("caps", (history, random) -> {
            FoldedHistory state = Fold.fold(history, model);
            Evaluation evaluation = Evaluation.of(state, later(state, random), model);

            assertThat(evaluation.score().fit()).isLessThanOrEqualTo(model.fit().cap());
            assertThat(evaluation.score().engagement())
                    .isLessThanOrEqualTo(model.engagement().cap());
            assertThat(worth(evaluation, "product", Set.of("product"))).isLessThanOrEqualTo(SampleModel.points(12));
            assertThat(worth(evaluation, "content", Set.of("papers", "three", "after-paper")))
                    .isLessThanOrEqualTo(SampleModel.points(45));
        });
    }

    /** What rules are worth with the cuts of their cap. */
    private static long worth(Evaluation evaluation, String capped, Set<String> rules) {
        return evaluation.lines().stream()
                .filter(line -> rules.contains(line.rule())
                        || (line.rule().equals(Line.CAP)
                                && String.valueOf(line.detail()).contains(capped)))
                .mapToLong(Line::points)
                .sum();
    }

    @Test
    void neverAwardsMoreOftenThanALimitAllows() {
        forHistories("limits", (history, random) -> {
            // Without decay no award is forgotten, so that all of them can be counted.
            ScoringModel lasting = SampleModel.model(SampleModel.allRules().stream()
                    .map(FoldPropertiesTest::lasting)
                    .toList());
            FoldedHistory state = Fold.fold(history, lasting);
            for (EngagementRule rule : lasting.engagement().rules()) {
                List<Instant> awards = state.contributions().stream()
                        .filter(contribution -> contribution.rule().equals(rule))
                        .map(Contribution::at)
                        .toList();
                rule.limits().forEach(limit -> assertKeeps(limit, awards));
            }
        });
    }

    @Test
    void losesAndNeverGainsByTimeAlone() {
        List<EngagementRule> positive = SampleModel.allRules().stream()
                .filter(rule -> rule.worth().points() > 0)
                .toList();
        ScoringModel optimist = SampleModel.model(positive);
        forHistories("monotone", (history, random) -> {
            FoldedHistory state = Fold.fold(history, optimist);
            Instant earlier = later(state, random);
            Instant later = earlier.plusSeconds(random.nextInt(10_000_000));

            assertThat(Evaluation.of(state, later, optimist).score().total())
                    .isLessThanOrEqualTo(
                            Evaluation.of(state, earlier, optimist).score().total());
        });
    }

    @Test
    void foreseesEveryChangeThatTimeBrings() {
        forHistories("outlook", (history, random) -> {
            FoldedHistory state = Fold.fold(history, model);
            Instant from = later(state, random);
            Score published = Evaluation.of(state, from, model).score();
            Optional<Instant> found = firstNews(state, published, from);

            Instant end = found.map(news -> news.minusSeconds(60)).orElse(from.plus(Duration.ofDays(3000)));
            // Each line is rounded to a hundredth, which may move a crossing by what the rounding is worth.
            long rounding = state.contributions().size() + 3L;
            for (int i = 0; i < 10 && end.isAfter(from); i++) {
                Instant between = from.plusSeconds(
                        random.nextLong(Duration.between(from, end).toSeconds() + 1));
                Score then = Evaluation.of(state, between, model).score();
                assertThat(Math.abs(published.total() - then.total()))
                        .as("at %s although the outlook says %s", between, found)
                        .isLessThan(model.publishStep() + rounding);
                assertThat(model.engagementBands().floorOf(published.engagement()))
                        .isLessThanOrEqualTo(then.engagement() + rounding);
                assertThat(model.engagementBands().ceilingOf(published.engagement()))
                        .isGreaterThan(then.engagement() - rounding);
                assertThat(model.thresholds().floorOf(published.total())).isLessThanOrEqualTo(then.total() + rounding);
                assertThat(model.thresholds().ceilingOf(published.total())).isGreaterThan(then.total() - rounding);
            }
        });
    }

    /** As a lead's timer looks: again and again, until there is news or nothing to come. */
    private Optional<Instant> firstNews(FoldedHistory state, Score published, Instant from) {
        Instant at = from;
        for (int looks = 0; looks < 100; looks++) {
            Optional<Instant> next = Outlook.nextChange(state, published, at, model);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
            if (Outlook.isNews(published, Evaluation.of(state, at, model).score(), model)) {
                return next;
            }
        }
        throw new AssertionError("the outlook never comes to an end");
    }

    @Test
    void isNotChangedByLookingAtItWhileItIsIdle() {
        forHistories("idle", (history, random) -> {
            List<Touchpoint> ordered = sorted(history);
            int cut = random.nextInt(ordered.size());
            FoldedHistory state = Fold.fold(ordered.subList(0, cut), model);
            Instant next = ordered.get(cut).occurredAt();
            FoldedHistory looked = Fold.idleUntil(state, next.minusSeconds(random.nextInt(3_000_000)), model);

            assertThat(Evaluation.of(looked, next, model)).isEqualTo(Evaluation.of(state, next, model));
            assertThat(Fold.fold(looked, ordered.subList(cut, ordered.size()), model))
                    .isEqualTo(Fold.fold(history, model));
        });
    }

    @Test
    void mergesToTheFoldOfTheJoinedHistory() {
        forHistories("merge", (history, random) -> {
            List<Touchpoint> joined = new ArrayList<>();
            for (int lead = 0; lead < 3; lead++) {
                joined.addAll(history.stream()
                        .filter(touchpoint -> random.nextBoolean())
                        .toList());
            }
            List<Touchpoint> together =
                    history.stream().filter(joined::contains).toList();

            assertThat(Fold.fold(joined, model)).isEqualTo(Fold.fold(together, model));
        });
    }

    @Test
    void leavesNothingOfAnErasedTouchpoint() {
        forHistories("erasure", (history, random) -> {
            Touchpoint erased = history.get(random.nextInt(history.size()));
            List<Touchpoint> rest =
                    history.stream().filter(each -> !each.equals(erased)).toList();

            FoldedHistory state = Fold.fold(rest, model);

            String id = erased.key().id();
            assertThat(state.contributions()).noneMatch(each -> id.equals(each.touchpointId()));
            assertThat(state.facts().known().values())
                    .noneMatch(fact -> fact.touchpointId().equals(id));
            assertThat(state.memory().doubts())
                    .noneMatch(doubt -> doubt.touchpointId().equals(id));
            assertThat(Evaluation.of(state, Sample.day(61), model).lines())
                    .noneMatch(line -> id.equals(line.touchpointId()));
        });
    }

    private void forHistories(String property, BiConsumer<List<Touchpoint>, Random> assertion) {
        Random random = Seeds.random("FoldPropertiesTest " + property);
        for (int i = 0; i < HISTORIES; i++) {
            assertion.accept(Sample.history(random, MOST_TOUCHPOINTS), random);
        }
    }

    private static List<Touchpoint> sorted(List<Touchpoint> history) {
        return history.stream().sorted(Comparator.comparing(Touchpoint::key)).toList();
    }

    private static Instant later(FoldedHistory state, Random random) {
        return state.last().occurredAt().plusSeconds(random.nextInt(5_000_000));
    }

    private static void assertAddsUp(List<Line> lines, Score score) {
        assertThat(sum(lines, Axis.FIT)).isEqualTo(score.fit());
        assertThat(sum(lines, Axis.ENGAGEMENT)).isEqualTo(score.engagement());
        assertThat(lines).allMatch(line -> line.awarded() + line.decayed() == line.points());
    }

    private static long sum(List<Line> lines, Axis axis) {
        return lines.stream()
                .filter(line -> line.axis() == axis)
                .mapToLong(Line::points)
                .sum();
    }

    private static EngagementRule lasting(EngagementRule rule) {
        return new EngagementRule(
                rule.id(),
                rule.trigger(),
                new Worth(rule.worth().points(), new Decay.None()),
                rule.limits(),
                rule.cap(),
                rule.group(),
                rule.topic(),
                rule.counters());
    }

    private static void assertKeeps(Limit limit, List<Instant> awards) {
        switch (limit) {
            case Limit.Lifetime lifetime -> assertThat(awards).hasSizeLessThanOrEqualTo(lifetime.times());
            case Limit.PerPeriod per -> assertNoMoreWithin(per.period(), per.times(), awards);
            case Limit.CoolDown coolDown -> assertNoMoreWithin(coolDown.period(), 1, awards);
        }
    }

    private static void assertNoMoreWithin(Duration period, int times, List<Instant> awards) {
        for (int i = times; i < awards.size(); i++) {
            assertThat(Duration.between(awards.get(i - times), awards.get(i))).isGreaterThanOrEqualTo(period);
        }
    }
}
