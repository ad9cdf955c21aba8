package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.feedback.SoftBounces.SoftBounce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoftBouncesTest {
    private static final Instant SINCE = Instant.parse("2026-10-24T12:00:00Z");
    private static final Instant LATER = SINCE.plusSeconds(1);

    @Test
    void countsEachLeadsBouncesInTheOrderInWhichTheyCome() {
        List<SoftBounce> heard = List.of(
                new SoftBounce("ada", "a-2", LATER),
                new SoftBounce("bob", "b-1", LATER),
                new SoftBounce("ada", "a-3", LATER));

        assertThat(SoftBounces.counts(Map.of("ada", Set.of("a-1")), heard, SINCE))
                .containsExactly(2, 1, 3);
    }

    @Test
    void countsOneThatComesTwiceOnce() {
        List<SoftBounce> heard = List.of(
                new SoftBounce("ada", "a-1", LATER),
                new SoftBounce("ada", "a-2", LATER),
                new SoftBounce("ada", "a-2", LATER));

        assertThat(SoftBounces.counts(Map.of("ada", Set.of("a-1")), heard, SINCE))
                .containsExactly(1, 2, 2);
    }

    @Test
    void doesNotCountOneThatIsTooOld() {
        List<SoftBounce> heard = List.of(new SoftBounce("ada", "a-1", SINCE), new SoftBounce("ada", "a-2", LATER));

        assertThat(SoftBounces.counts(Map.of(), heard, SINCE)).containsExactly(0, 1);
    }
}
