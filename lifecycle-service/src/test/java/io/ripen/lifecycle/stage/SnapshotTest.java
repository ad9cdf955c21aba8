package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lifecycle.domain.Award;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Instant LAST = Scores.DAY.minusSeconds(60);

    @Test
    void aSummedLineTakesPointsButGivesNone() {
        assertThat(awards(
                        line("page-view", null, 32, "32.00"),
                        line("earlier", null, 12, "7.00"),
                        line("careers-page", null, 3, "-30.00"),
                        line("idle", null, 0, "-10.00"),
                        line("page-view", "touchpoint-1", 1, "1.00")))
                .containsExactly(award("-30.00"), award("-10.00"), award("1.00"));
    }

    private static Award award(String points) {
        return new Award(LAST, new BigDecimal(points));
    }

    private static ReceiptLine line(String rule, @Nullable String touchpointId, int count, String points) {
        BigDecimal worth = new BigDecimal(points);
        return new ReceiptLine("engagement", rule, touchpointId, count, LAST, worth, BigDecimal.ZERO, worth, null);
    }

    private static List<Award> awards(ReceiptLine... receipt) {
        ScoreChanged change =
                Scores.change("ada", 1, Scores.values("30.00", "25.00"), Map.of(), Scores.NAMED, List.of(receipt));
        return Snapshot.input(change).awards();
    }
}
