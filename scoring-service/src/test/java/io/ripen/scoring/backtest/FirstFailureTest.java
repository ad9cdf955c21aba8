package io.ripen.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final FirstFailure failure = new FirstFailure();

    @Test
    void letsEveryScanFailForTheFirstReason() {
        IllegalStateException first = new IllegalStateException("a state that cannot be read");

        assertThat(failure.isKnown()).isFalse();
        assertThatThrownBy(() -> run(Uni.createFrom().failure(first))).isSameAs(first);
        assertThat(failure.isKnown()).isTrue();
        assertThatThrownBy(() -> run(Uni.createFrom().failure(new BacktestEnded())))
                .isSameAs(first);
    }

    @Test
    void leavesWhatSucceedsAlone() {
        assertThat(run(Uni.createFrom().item(7))).isEqualTo(7);
        assertThat(failure.isKnown()).isFalse();
    }

    private <T> T run(Uni<T> scan) {
        return failure.of(scan).await().atMost(PATIENCE);
    }
}
