package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.paper;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TalliesTest {
    @Test
    void completesTwoOfOneTopicWithinTheWindow() {
        assertThat(completions(2, Attribute.TOPIC, null, paper("a", 0, "x", "data"), paper("b", 29.9, "x", "data")))
                .isEqualTo(1);
        assertThat(completions(2, Attribute.TOPIC, null, paper("a", 0, "x", "data"), paper("b", 30, "x", "data")))
                .isZero();
        assertThat(completions(2, Attribute.TOPIC, null, paper("a", 0, "x", "data"), paper("b", 1, "x", "price")))
                .isZero();
        assertThat(completions(2, Attribute.TOPIC, null, paper("a", 0, "x", null), paper("b", 1, "x", null)))
                .isZero();
    }

    @Test
    void holdsAtEachFurtherOneOnTop() {
        assertThat(completions(
                        2,
                        null,
                        null,
                        paper("a", 0, "x", null),
                        paper("b", 1, "x", null),
                        paper("c", 2, "x", null),
                        view("d", 3, "/")))
                .isEqualTo(2);
    }

    @Test
    void countsEachAssetOnceWhereDistinctOnesAreAskedFor() {
        assertThat(completions(2, null, Attribute.ASSET, paper("a", 0, "x", null), paper("b", 1, "x", null)))
                .isZero();
        assertThat(completions(
                        2,
                        null,
                        Attribute.ASSET,
                        paper("a", 0, "x", null),
                        paper("b", 1, "x", null),
                        paper("c", 2, "y", null)))
                .isEqualTo(1);
    }

    @Test
    void doesNotForgetAnAssetForManyOfAnother() {
        assertThat(completions(
                        2,
                        null,
                        Attribute.ASSET,
                        paper("a", 0, "x", null),
                        paper("b", 1, "y", null),
                        paper("c", 2, "y", null),
                        paper("d", 3, "y", null)))
                .isEqualTo(3);
    }

    @Test
    void remembersTheNewestOfEachDistinctAsset() {
        assertThat(completions(
                        2,
                        null,
                        Attribute.ASSET,
                        paper("a", 0, "x", null),
                        paper("b", 20, "x", null),
                        paper("c", 45, "y", null)))
                .isEqualTo(1);
    }

    @Test
    void saysWhatHappenedBeforeATouchpointButNotWithIt() {
        Tally one = SampleModel.papers(1, null, null);
        ScoringModel model = model(new Condition.After(one));

        assertThat(count(model, paper("a", 0, "x", null), view("b", 1, "/"), view("c", 31, "/")))
                .isEqualTo(1);
        assertThat(count(model, view("b", 1, "/"), paper("c", 2, "x", null))).isZero();
    }

    @Test
    void keepsNoMoreThanAnyConditionCanAskFor() {
        Tally two = SampleModel.papers(2, Attribute.TOPIC, null);
        List<Touchpoint> many = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> many.add(paper("a" + i, i, "x", "data")));
        many.add(paper("b", 8.5, "x", "price"));

        RuleMemory memory = Fold.fold(many, model(new Condition.Completes(two))).memory();

        assertThat(memory.marks())
                .isEqualTo(Map.of(
                        two.id(),
                        List.of(
                                new Mark(day(7), "data", null),
                                new Mark(day(8), "data", null),
                                new Mark(day(8.5), "price", null))));
    }

    @Test
    void isBoundedOverAllValuesThatItKeepsApart() {
        Tally two = SampleModel.papers(2, Attribute.TOPIC, null);
        List<Touchpoint> many = IntStream.range(0, Tallies.MOST_MARKS + 20)
                .mapToObj(i -> paper("a" + i, i / 1000.0, "x", "topic-" + i))
                .toList();

        List<Mark> marks = Fold.fold(many, model(new Condition.Completes(two)))
                .memory()
                .marks()
                .get(two.id());

        assertThat(marks).hasSize(Tallies.MOST_MARKS);
        assertThat(marks.getFirst().same()).isEqualTo("topic-20");
    }

    @Test
    void takesLateMarksAtTheirOwnTime() {
        Tally two = SampleModel.papers(2, null, null);
        Tallies tallies = new Tallies(Map.of());
        tallies.add(two, new Mark(day(5), null, null), day(5));
        tallies.add(two, new Mark(day(4), null, null), day(6));
        tallies.add(two, new Mark(day(-30), null, null), day(6));

        assertThat(tallies.marks().get(two.id()))
                .containsExactly(new Mark(day(4), null, null), new Mark(day(5), null, null));
        assertThat(tallies.of(two, view("x", 6, "/"), false)).isEqualTo(2);
        assertThat(tallies.of(two, view("x", 6, "/"), true)).isEqualTo(3);
        assertThat(tallies.of(two, view("x", 34, "/"), false)).isEqualTo(1);
        tallies.add(two, new Mark(day(20), null, null), day(90));
        assertThat(tallies.marks()).isEmpty();
    }

    private static int completions(
            int atLeast, @Nullable Attribute same, @Nullable Attribute distinct, Touchpoint... touchpoints) {
        return count(model(new Condition.Completes(SampleModel.papers(atLeast, same, distinct))), touchpoints);
    }

    private static int count(ScoringModel model, Touchpoint... touchpoints) {
        return Fold.fold(List.of(touchpoints), model).counters().getOrDefault("rule", 0);
    }

    private static ScoringModel model(Condition when) {
        return SampleModel.model(List.of(SampleModel.plain("rule", when, 10, SampleModel.HALF_LIFE)));
    }
}
