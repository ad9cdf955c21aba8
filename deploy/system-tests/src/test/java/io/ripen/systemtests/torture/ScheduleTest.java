package io.ripen.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.systemtests.torture.Schedule.Begin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule.Targets TARGETS = new Schedule.Targets(
            List.of("scoring-1", "scoring-2", "nurture-1", "nurture-2"),
            List.of("scoring-1>postgres", "nurture-1>postgres"),
            List.of("nurture-1>smtp", "nurture-2>smtp"),
            Town.BROKER_PROXY);

    @Test
    void aSeedAlwaysGivesTheSameFaultsAndAnotherSeedGivesOthers() {
        assertThat(schedule(7, 5)).isEqualTo(schedule(7, 5)).isNotEqualTo(schedule(8, 5));
    }

    @Test
    void fiveMinutesHaveEveryKindOfFaultWhateverTheSeed() {
        assertThat(LongStream.range(0, 200))
                .allSatisfy(seed -> assertThat(schedule(seed, 5).faults().stream()
                                .map(begin -> begin.fault().getClass().getSimpleName())
                                .collect(Collectors.toSet()))
                        .containsExactlyInAnyOrderElementsOf(Schedule.kinds()));
    }

    @Test
    void aMinuteHasAStandstillThatOutlastsASession() {
        assertThat(LongStream.range(0, 200))
                .allSatisfy(seed -> assertThat(schedule(seed, 1).faults())
                        .anySatisfy(begin -> assertThat(begin.fault()).isInstanceOf(Fault.StopService.class)));
    }

    @Test
    void noTwoFaultsAreDoneToOneThingAtATimeAndAllAreOverInTime() {
        for (long seed = 0; seed < 200; seed++) {
            Map<String, Duration> busyUntil = new HashMap<>();
            for (Begin begin : schedule(seed, 3).faults()) {
                Fault fault = begin.fault();
                assertThat(begin.at()).isGreaterThanOrEqualTo(busyUntil.getOrDefault(fault.target(), Duration.ZERO));
                busyUntil.put(fault.target(), begin.at().plus(fault.lasts()));
                assertThat(begin.at().plus(fault.lasts())).isLessThanOrEqualTo(Duration.ofMinutes(3));
            }
        }
    }

    @Test
    void aRunLastsAMinuteAtLeast() {
        assertThatThrownBy(() -> new TorturePlan(1, Duration.ofSeconds(59)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 120 minutes");
    }

    private static Schedule schedule(long seed, int minutes) {
        return Schedule.of(new TorturePlan(seed, Duration.ofMinutes(minutes)), TARGETS);
    }
}
