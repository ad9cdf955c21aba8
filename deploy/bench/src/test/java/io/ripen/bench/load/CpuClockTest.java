package io.ripen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuClockTest {
    @Test
    void growsWithTheTimeThatAProcessUses() {
        long self = ProcessHandle.current().pid();
        double before = CpuClock.seconds(self);
        long end = System.nanoTime() + 100_000_000;
        long rounds = 0;
        while (System.nanoTime() < end) {
            rounds++;
        }

        assertThat(rounds).isPositive();
        assertThat(CpuClock.seconds(self)).isGreaterThan(before);
    }
}
