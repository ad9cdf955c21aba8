package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.feedback.SoftBounces.Recipient;
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
                new SoftBounce("ada", "old", "a-2", LATER),
                new SoftBounce("bob", "old", "b-1", LATER),
                new SoftBounce("ada", "old", "a-3", LATER));

        assertThat(SoftBounces.counts(Map.of(new Recipient("ada", "old"), Set.of("a-1")), heard, SINCE))
                .containsExactly(2, 1, 3);
    }

    @Test
    void countsOneThatComesTwiceOnce() {
        List<SoftBounce> heard = List.of(
                new SoftBounce("ada", "old", "a-1", LATER),
                new SoftBounce("ada", "old", "a-2", LATER),
                new SoftBounce("ada", "old", "a-2", LATER));

        assertThat(SoftBounces.counts(Map.of(new Recipient("ada", "old"), Set.of("a-1")), heard, SINCE))
                .containsExactly(1, 2, 2);
    }

    @Test
    void countsEachAddressForItself() {
        List<SoftBounce> heard = List.of(
                new SoftBounce("ada", "old", "a-5", LATER),
                new SoftBounce("ada", "new", "a-6", LATER),
                new SoftBounce("ada", null, "a-7", LATER),
                new SoftBounce("ada", null, "a-8", LATER));

        assertThat(SoftBounces.counts(
                        Map.of(new Recipient("ada", "old"), Set.of("a-1", "a-2", "a-3", "a-4")), heard, SINCE))
                .containsExactly(5, 1, 1, 2);
    }

    @Test
    void doesNotCountOneThatIsTooOld() {
        List<SoftBounce> heard =
                List.of(new SoftBounce("ada", "old", "a-1", SINCE), new SoftBounce("ada", "old", "a-2", LATER));

        assertThat(SoftBounces.counts(Map.of(), heard, SINCE)).containsExactly(0, 1);
    }
}
