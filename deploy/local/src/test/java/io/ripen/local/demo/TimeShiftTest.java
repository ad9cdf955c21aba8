package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeShiftTest {
    private static final Instant LAST = Instant.parse("2025-05-13T23:59:59.123Z");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void movesTheLastEventToAMomentAgo() {
        TimeShift shift = TimeShift.rememberedIn(folder.resolve("shift"), LAST, NOON);

        assertThat(shift.apply(LAST)).isEqualTo(Instant.parse("2026-11-22T11:59:59Z"));
    }

    @Test
    void keepsTheShiftOfTheFirstReplay() {
        TimeShift first = TimeShift.rememberedIn(folder.resolve("shift"), LAST, NOON);

        TimeShift second =
                TimeShift.rememberedIn(folder.resolve("shift"), LAST, Clock.offset(NOON, Duration.ofDays(2)));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void saysWhatToDoWithADamagedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("shift"), "yesterday");

        assertThatThrownBy(() -> TimeShift.rememberedIn(file, LAST, NOON))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("delete it");
    }
}
