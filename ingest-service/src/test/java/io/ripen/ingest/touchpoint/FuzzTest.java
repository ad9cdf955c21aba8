package io.ripen.ingest.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.IntakeBounds;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.publishing.EventRecords;
import io.ripen.ingest.touchpoint.RequestReader.RequestBody;
import io.ripen.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, each event is decided on, and what is accepted can be written. */
class FuzzTest {
    private static final int BODIES = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final RequestReader READER = new RequestReader(1000, 65_536);
    private static final TouchpointIntake INTAKE = new TouchpointIntake(
            IntakeFactory.vocabulary(),
            new IntakeBounds(Duration.ofDays(400), 20, 100),
            text -> true,
            IntakeFactory::freshId);

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("ingest-fuzz");
        int accepted = 0;
        int rejected = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = MutatedBodies.next(random);
            if (READER.read(body) instanceof RequestBody.Events events) {
                List<Decision> decisions = INTAKE.decideAll(events.readings(), NOW);
                assertThat(decisions).hasSameSizeAs(events.slices());
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
        if (decision instanceof Decision.Accepted(var touchpoint)) {
            var data = CapturedEvents.of(touchpoint);
            ProducerRecord<String, byte[]> record = EventRecords.of(new EventRecords.SiteEvent(
                    EventType.TOUCHPOINT_CAPTURED,
                    data.touchpointId(),
                    data.site(),
                    data.visitorKey(),
                    data.occurredAt(),
                    data,
                    null));
            String json = new String(record.value(), StandardCharsets.UTF_8);
            assertThat(json).doesNotContain("\\u0000").doesNotContain("\uFFFD");
            assertThat(record.value().length).isLessThan(200_000);
            return true;
        }
        return false;
    }
}
