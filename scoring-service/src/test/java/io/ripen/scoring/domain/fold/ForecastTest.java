package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.view;
import static io.ripen.scoring.domain.SampleModel.plain;
import static io.ripen.scoring.domain.SampleModel.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import io.ripen.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void saysToTheSecondWhenTheTotalFallsBelow() {
        ScoringModel model = SampleModel.model(List.of(plain(
                "trial", SampleModel.type(TouchpointType.TRIAL_START), 100, new Decay.Linear(Duration.ofDays(100)))));
        FoldedHistory lead = Fold.fold(List.of(just("a", 0, TouchpointType.TRIAL_START)), model);

        List<Forecast.Crossing> crossings = Forecast.of(lead, day(0), YEAR, List.of(points(70)), model);

        assertThat(crossings)
                .filteredOn(Forecast.Crossing.OfTotal.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Forecast.Crossing.OfTotal.class, crossing -> {
                    // A hundredth is lost in 864 s; rounding shows it once more than half of it is gone.
                    assertThat(crossing.at()).isEqualTo(day(30).plusSeconds(433));
                    assertThat(crossing.threshold()).isEqualTo(points(70));
                    assertThat(crossing.from()).isEqualTo(points(70));
                    assertThat(crossing.to()).isEqualTo(points(70) - 1);
                });
        assertThat(crossings)
                .filteredOn(Forecast.Crossing.OfBand.class::isInstance)
                .extracting(crossing ->
                        ((Forecast.Crossing.OfBand) crossing).from() + ((Forecast.Crossing.OfBand) crossing).to())
                .containsExactly("C1C2", "C2C3");
    }

    @Test
    void saysWhenBadPointsAreForgotten() {
        ScoringModel model = SampleModel.model(List.of(
                plain("view", SampleModel.type(TouchpointType.PAGE_VIEW), 60, new Decay.None()),
                plain("chat", SampleModel.type(TouchpointType.CHAT), -30, new Decay.Step(Duration.ofDays(3)))));
        FoldedHistory lead = Fold.fold(List.of(view("a", 0, "/"), just("b", 0, TouchpointType.CHAT)), model);

        assertThat(Forecast.of(lead, day(0).plusNanos(1), YEAR, List.of(points(50)), model))
                .containsExactly(
                        new Forecast.Crossing.OfBand(day(3), "C2", "C1"),
                        new Forecast.Crossing.OfTotal(day(3), points(50), points(30), points(60)));
        assertThat(Forecast.of(lead, day(3), YEAR, List.of(points(50)), model)).isEmpty();
        assertThat(Forecast.of(lead, day(0), Duration.ofDays(1), List.of(points(50)), model))
                .isEmpty();
    }

    @Test
    void tellsWhatEveryQuarterOfAnHourShowsButWhatIsUndoneWithinADay() {
        Random random = Seeds.random("ForecastTest");
        ScoringModel model = SampleModel.model();
        List<Long> totals = List.of(points(50), points(20));
        for (int run = 0; run < 30; run++) {
            FoldedHistory lead = Fold.fold(Sample.history(random, 12), model);
            Instant from = day(61);

            List<Forecast.Crossing> crossings = Forecast.of(lead, from, Duration.ofDays(30), totals, model);

            List<Instant> seen = new ArrayList<>();
            Score before = Evaluation.of(lead, from, model).score();
            for (int step = 1; step <= 30 * 96; step++) {
                Score after = Evaluation.of(lead, from.plusSeconds(900L * step), model)
                        .score();
                boolean other = !before.band().equals(after.band());
                for (long total : totals) {
                    other |= before.total() >= total != after.total() >= total;
                }
                if (other) {
                    seen.add(from.plusSeconds(900L * step));
                }
                before = after;
            }
            List<Instant> told = crossings.stream()
                    .map(crossing -> {
                        long late = Math.floorMod(
                                from.getEpochSecond() - crossing.at().getEpochSecond(), 900L);
                        return crossing.at().plusSeconds(late);
                    })
                    .distinct()
                    .toList();
            assertThat(told).isSubsetOf(seen).isSorted();
            List<Instant> untold = new ArrayList<>(seen);
            untold.removeAll(told);
            assertThat(untold.size() % 2).as("there and back").isZero();
            for (int there = 0; there < untold.size(); there += 2) {
                assertThat(Duration.between(untold.get(there), untold.get(there + 1)))
                        .as("there and back")
                        .isLessThan(Duration.ofDays(1));
            }
        }
    }
}
