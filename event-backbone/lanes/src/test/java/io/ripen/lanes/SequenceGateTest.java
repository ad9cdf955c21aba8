package io.ripen.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceGateTest {
    @Test
    void tellsTheNextFromTheSeenAndTheMissing() {
        assertThat(SequenceGate.check(0, 1)).isEqualTo(SequenceGate.NEXT);
        assertThat(SequenceGate.check(7, 8)).isEqualTo(SequenceGate.NEXT);
        assertThat(SequenceGate.check(7, 7)).isEqualTo(SequenceGate.DUPLICATE);
        assertThat(SequenceGate.check(7, 1)).isEqualTo(SequenceGate.DUPLICATE);
        assertThat(SequenceGate.check(7, 9)).isEqualTo(SequenceGate.GAP);
    }
}
