package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.SampleModel.plain;
import static io.ripen.scoring.domain.SampleModel.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private final ScoringModel model = keeping(8);

    private static ScoringModel keeping(int most) {
        return SampleModel.model(
                List.of(
                        plain("view", type(TouchpointType.PAGE_VIEW), 1, new Decay.None()),
                        plain("video", type(TouchpointType.VIDEO), 2, new Decay.Step(Duration.ofDays(2))),
                        plain("webinar", type(TouchpointType.WEBINAR_ATTENDED), 20, new Decay.None())),
                most);
    }

    private static List<Touchpoint> views(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(day -> just("t" + day, day, TouchpointType.PAGE_VIEW))
                .toList();
    }

    private static List<String> awarded(FoldedHistory state) {
        return state.contributions().stream().map(Contribution::touchpointId).toList();
    }

    @Test
    void keepsAsManyAsAreAllowed() {
        assertThat(awarded(Fold.fold(views(0, 8), model))).hasSize(8).first().isEqualTo("t0");
    }

    @Test
    void keepsTheNewestOfAFloodAndAllOfWhatIsRare() {
        List<Touchpoint> history = new ArrayList<>(views(1, 9));
        history.add(just("w", 0, TouchpointType.WEBINAR_ATTENDED));

        FoldedHistory state = Fold.fold(history, model);

        assertThat(awarded(state)).containsExactly("w", "t4", "t5", "t6", "t7", "t8");
        assertThat(Evaluation.of(state, day(9), model).score().engagement()).isEqualTo(SampleModel.points(25));
        assertThat(state.counters()).containsEntry("view", 8);
    }

    @Test
    void dropsNothingForWhatIsSpent() {
        List<Touchpoint> history = new ArrayList<>(views(0, 7));
        history.add(just("old", 0.5, TouchpointType.VIDEO));
        history.add(just("w", 9, TouchpointType.WEBINAR_ATTENDED));

        assertThat(awarded(Fold.fold(history, model))).containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6", "w");
    }

    @Test
    void keepsOneOfEachRuleHoweverFewAreAllowed() {
        List<Touchpoint> history = new ArrayList<>(views(0, 3));
        history.add(just("v", 3, TouchpointType.VIDEO));
        history.add(just("w", 4, TouchpointType.WEBINAR_ATTENDED));

        assertThat(awarded(Fold.fold(history, keeping(1)))).containsExactly("t2", "v", "w");
    }

    @Test
    void boundsALeadThatNeverRests() {
        ScoringModel usual = keeping(EngagementAxis.MOST_AWARDS);
        List<Touchpoint> history = IntStream.range(0, 5_000)
                .mapToObj(minute -> just("t" + minute, minute / 1440.0, TouchpointType.PAGE_VIEW))
                .toList();

        FoldedHistory state = Fold.fold(history, usual);

        assertThat(state.contributions()).hasSizeBetween(750, 1000);
        assertThat(awarded(state)).last().isEqualTo("t4999");
    }
}
