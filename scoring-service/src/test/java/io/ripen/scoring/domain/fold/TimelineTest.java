package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void givesAtEachInstantTheScoreOfWhatHadHappenedUntilThen() {
        Random random = Seeds.random("TimelineTest");
        for (int run = 0; run < 200; run++) {
            List<Touchpoint> history = new ArrayList<>(Sample.history(random, 30));
            history.addAll(history.subList(0, history.size() / 2));
            Collections.shuffle(history, random);
            List<Instant> instants =
                    IntStream.range(-2, 40).mapToObj(i -> day(i * 2.5)).toList();

            List<Timeline.Point> points = line(history, instants);

            List<Timeline.Point> expected = new ArrayList<>();
            for (Instant at : instants) {
                FoldedHistory folded = Fold.fold(
                        history.stream()
                                .filter(touchpoint -> !touchpoint.occurredAt().isAfter(at))
                                .toList(),
                        model);
                if (folded.last() != null) {
                    expected.add(new Timeline.Point(
                            at, Evaluation.of(folded, at, model).score()));
                }
            }
            assertThat(points).isEqualTo(expected);
        }
    }

    @Test
    void countsATouchpointAtItsVeryInstant() {
        assertThat(line(List.of(view("a", 1, "/pricing")), List.of(day(0.999), day(1))))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.at()).isEqualTo(day(1));
                    assertThat(point.score().total()).isEqualTo(SampleModel.points(26));
                });
    }

    private List<Timeline.Point> line(List<Touchpoint> history, List<Instant> instants) {
        Timeline line = Timeline.at(instants, model);
        history.stream()
                .sorted(Comparator.comparing(Touchpoint::key))
                .distinct()
                .forEach(line::take);
        return line.points();
    }
}
