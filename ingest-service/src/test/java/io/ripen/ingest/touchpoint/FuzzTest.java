package io.ripen.ingest.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.IntakeAnswer;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.touchpoint.RequestReader.RequestBody;
import io.ripen.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, each event is decided on, and what is accepted can be written. */
class FuzzTest {
    private static final int BODIES = 20_000;
    private static final RequestReader READER = new RequestReader(1000, 65_536);

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("ingest-fuzz");
        int accepted = 0;
        int rejected = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = MutatedBodies.next(random);
            if (READER.read(body, events -> {}) instanceof RequestBody.Events events) {
                List<Decision> decisions = IntakeInTests.decide(events.readings());
                assertThat(decisions).hasSameSizeAs(events.cuts());
                assertThat(IntakeAnswer.of(decisions).results()).hasSameSizeAs(decisions);
                accepted += (int) decisions.stream().filter(FuzzTest::isWritten).count();
                rejected += (int) decisions.stream()
                        .filter(Decision.Rejected.class::isInstance)
                        .count();
            }
        }
        assertThat(accepted).as("the mutations leave some events good").isGreaterThan(BODIES / 20);
        assertThat(rejected).as("the mutations make some events bad").isGreaterThan(BODIES / 20);
    }

    private static boolean isWritten(Decision decision) {
        return decision instanceof Decision.Accepted accepted && IntakeInTests.isWritable(accepted, Protocol.NATIVE);
    }
}
