package io.ripen.scoring.domain.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripen.scoring.domain.backtest.ScoreCounts.Count;
import io.ripen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreCountsTest {
    private final ScoreCounts counts = new ScoreCounts();

    @Test
    void computesTheAreaOfAnExampleByHand() {
        // Positives at 10, 30, 40; negatives at 10, 20, 30, 30. Pairs won by the positive at 10: 0.5 of 4;
        // at 30: 2 below + 2 equal / 2 = 3 of 4; at 40: 4 of 4. In all 7.5 of 12.
        add(true, 10, 30, 40);
        add(false, 10, 20, 30, 30);

        assertThat(counts.areaUnderCurve()).hasValue(0.625);
    }

    @Test
    void knowsThePerfectTheReversedAndTheBlindScore() {
        add(true, 50, 60);
        add(false, 10, 20);
        assertThat(counts.areaUnderCurve()).hasValue(1);

        ScoreCounts reversed = new ScoreCounts();
        reversed.add(10, true);
        reversed.add(20, false);
        assertThat(reversed.areaUnderCurve()).hasValue(0);

        ScoreCounts blind = new ScoreCounts();
        blind.add(10, true);
        blind.add(10, false);
        assertThat(blind.areaUnderCurve()).hasValue(0.5);
    }

    @Test
    void hasNoAreaWithoutLeadsOfBothKinds() {
        assertThat(counts.areaUnderCurve()).isEmpty();
        add(true, 10);
        assertThat(counts.areaUnderCurve()).isEmpty();
        ScoreCounts negatives = new ScoreCounts();
        negatives.add(10, false);
        assertThat(negatives.areaUnderCurve()).isEmpty();
    }

    @Test
    void equalsTheCountOverAllPairs() {
        Random random = Seeds.random("ScoreCountsTest pairs");
        for (int run = 0; run < 200; run++) {
            List<Long> positives = new ArrayList<>();
            List<Long> negatives = new ArrayList<>();
            ScoreCounts parts = new ScoreCounts();
            ScoreCounts other = new ScoreCounts();
            for (int i = 0; i < 30; i++) {
                long score = random.nextInt(-3, 9);
                boolean positive = i < 2 ? i == 0 : random.nextBoolean();
                (positive ? positives : negatives).add(score);
                (random.nextBoolean() ? parts : other).add(score, positive);
            }
            parts.addAll(other);
            double won = positives.stream()
                    .flatMapToDouble(positive -> negatives.stream()
                            .mapToDouble(negative -> positive > negative ? 1 : positive.equals(negative) ? 0.5 : 0))
                    .sum();

            assertThat(parts.areaUnderCurve().orElseThrow())
                    .isEqualTo(won / positives.size() / negatives.size(), within(1e-12));
            assertThat(parts.all()).isEqualTo(new Count(positives.size(), negatives.size()));
        }
    }

    @Test
    void countsFromAThresholdOn() {
        add(true, 10, 30);
        add(false, 29, 30, 31);

        assertThat(counts.from(30)).isEqualTo(new Count(1, 2));
        assertThat(counts.from(32)).isEqualTo(Count.NONE);
    }

    @Test
    void measuresASelectionByHand() {
        // 5 of 20 selected, 3 of them positive; 6 positive in all, so 14 negative, 2 of them selected.
        Quality quality = Quality.of("A1", new Count(3, 2), new Count(6, 14));

        assertThat(quality.leads()).isEqualTo(5);
        assertThat(quality.positives()).isEqualTo(3);
        assertThat(quality.precision()).isEqualTo(0.6);
        assertThat(quality.recall()).isEqualTo(0.5);
        assertThat(quality.lift()).isEqualTo(2.0, within(1e-12));
        assertThat(quality.auc()).isEqualTo((1 + 0.5 - 2.0 / 14) / 2, within(1e-12));
    }

    @Test
    void leavesOutWhatIsUndefined() {
        assertThat(Quality.of("x", Count.NONE, new Count(1, 1)))
                .isEqualTo(new Quality("x", 0, 0, null, 0.0, null, 0.5));
        assertThat(Quality.of("x", new Count(0, 1), new Count(0, 2)))
                .isEqualTo(new Quality("x", 1, 0, 0.0, null, null, null));
        assertThat(Quality.of("x", new Count(1, 0), new Count(1, 0)))
                .isEqualTo(new Quality("x", 1, 1, 1.0, 1.0, 1.0, null));
    }

    private void add(boolean positive, long... scores) {
        for (long score : scores) {
            counts.add(score, positive);
        }
    }
}
