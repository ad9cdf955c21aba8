package io.ripen.ingest.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.segment.SegmentReader.ReadCall;
import io.ripen.testkit.Seeds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, each call is decided on, and what is accepted can be written. */
class FuzzTest {
    private static final int BODIES = 10_000;

    private enum Outcome {
        NO_JSON,
        ACCEPTED,
        REJECTED
    }

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("segment-fuzz");
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < BODIES; i++) {
            if (SegmentInTests.READER.cut(MutatedCalls.next(random)) instanceof SegmentBody.Calls calls) {
                CallReader.Setting setting = SegmentInTests.setting(random.nextBoolean(), null);
                List<Reading> readings = calls.cuts().stream()
                        .map(cut -> SegmentInTests.READER.read(calls, cut, setting))
                        .map(ReadCall::reading)
                        .toList();
                IntakeInTests.decide(readings).forEach(decision -> outcomes.merge(outcome(decision), 1, Integer::sum));
            } else {
                outcomes.merge(Outcome.NO_JSON, 1, Integer::sum);
            }
        }
        assertThat(outcomes.values())
                .as("%s", outcomes)
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isGreaterThan(BODIES / 20));
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> {
                assertThat(IntakeInTests.isWritable(accepted, Protocol.SEGMENT)).isTrue();
                yield Outcome.ACCEPTED;
            }
            case Decision.Duplicate ignored -> Outcome.ACCEPTED;
            case Decision.Rejected ignored -> Outcome.REJECTED;
        };
    }
}
