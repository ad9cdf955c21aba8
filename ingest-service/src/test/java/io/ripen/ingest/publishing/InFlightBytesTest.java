package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightBytesTest {

    @Test
    void takesUpToTheLimitAndAgainOnceReleased() {
        InFlightBytes bytes = new InFlightBytes(10);

        assertThat(bytes.tryTake(6)).isTrue();
        assertThat(bytes.tryTake(5)).isFalse();
        assertThat(bytes.tryTake(4)).isTrue();
        assertThat(bytes.current()).isEqualTo(10);

        bytes.release(6);

        assertThat(bytes.tryTake(7)).isFalse();
        assertThat(bytes.tryTake(6)).isTrue();
    }

    @Test
    void letsPassWhatComesAlone() {
        InFlightBytes bytes = new InFlightBytes(10);

        assertThat(bytes.tryTake(11)).isTrue();
        assertThat(bytes.tryTake(1)).isFalse();
        bytes.release(11);
        assertThat(bytes.tryTake(1)).isTrue();
    }
}
