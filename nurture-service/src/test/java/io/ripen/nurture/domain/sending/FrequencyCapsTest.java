package io.ripen.nurture.domain.sending;

import static io.ripen.nurture.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripen.nurture.domain.sending.FrequencyCaps.Cap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequencyCapsTest {

    private static Instant hoursAgo(long hours) {
        return NOON.minus(Duration.ofHours(hours));
    }

    @Test
    void letsTheFirstMailPass() {
        assertThat(FrequencyCaps.DEFAULT.fullUntil(List.of(), NOON)).isEmpty();
    }

    @Test
    void windowsRollAndEndOnTheInstant() {
        assertThat(FrequencyCaps.DEFAULT.fullUntil(List.of(hoursAgo(24)), NOON)).isEmpty();
        assertThat(FrequencyCaps.DEFAULT.fullUntil(List.of(hoursAgo(24).plusNanos(1)), NOON))
                .contains(NOON.plusNanos(1));
    }

    @Test
    void theLongestWaitOfAllCapsCounts() {
        List<Instant> twoThisWeek = List.of(hoursAgo(100), hoursAgo(1));
        List<Instant> sixInThirtyDays =
                List.of(hoursAgo(200), hoursAgo(300), hoursAgo(400), hoursAgo(500), hoursAgo(600), hoursAgo(719));

        assertThat(FrequencyCaps.DEFAULT.fullUntil(twoThisWeek, NOON)).contains(hoursAgo(100 - 7 * 24));
        assertThat(FrequencyCaps.DEFAULT.fullUntil(sixInThirtyDays, NOON)).contains(hoursAgo(-1));
    }

    @Test
    void looksBackAsFarAsItsLongestWindow() {
        assertThat(FrequencyCaps.DEFAULT.longestWindow()).isEqualTo(Duration.ofDays(30));
        assertThat(FrequencyCaps.NONE.longestWindow()).isZero();
    }

    @Test
    void refusesACapThatAllowsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cap(0, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cap(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cap(1, Duration.ofDays(-1)));
    }

    @Test
    void neverLetsMoreThroughThanACapAllows() {
        long seed = Long.getLong("ripen.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Instant> sent = new ArrayList<>();
        Instant now = NOON;
        for (int attempt = 0; attempt < 500; attempt++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(2_000)));
            if (FrequencyCaps.DEFAULT.fullUntil(sent, now).isEmpty()) {
                sent.add(now);
            }
        }
        for (Cap cap : FrequencyCaps.DEFAULT.caps()) {
            for (int first = 0; first + cap.mails() < sent.size(); first++) {
                assertThat(Duration.between(sent.get(first), sent.get(first + cap.mails())))
                        .as("seed %d, cap %s", seed, cap)
                        .isGreaterThanOrEqualTo(cap.window());
            }
        }
        assertThat(sent).hasSizeGreaterThan(10);
    }
}
