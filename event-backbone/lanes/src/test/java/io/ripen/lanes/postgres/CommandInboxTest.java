package io.ripen.lanes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandInboxTest {
    @Test
    void looksLessAndLessOftenForAnAnswer() {
        assertThat(Stream.iterate(Duration.ofMillis(20), CommandInbox::longer)
                        .limit(10)
                        .map(Duration::toMillis))
                .containsExactly(20L, 30L, 45L, 67L, 101L, 151L, 227L, 341L, 500L, 500L);
    }
}
