package io.ripen.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Lookups;
import io.ripen.ingest.domain.MailRef;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.site.IntakeBounds;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.domain.site.Vocabulary;
import io.ripen.ingest.machine.MachineLists;
import io.ripen.ingest.publishing.EventRecords;
import io.ripen.ingest.reading.HashedIds;
import io.ripen.ingest.site.Networks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The intake as the service sets it up, with ids that count up and with mail tokens that any text is. */
public final class IntakeInTests {
    /** When everything is received. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-22T09:30:00Z");

    private static final int MAX_RECORD_BYTES = 200_000;

    private IntakeInTests() {}

    /** The words that the intake takes. */
    public static Vocabulary vocabulary() {
        return IntakeFactory.vocabulary();
    }

    /** Decides events, as sent with a server key. */
    public static List<Decision> decide(List<Reading> readings) {
        Client server = new Client(null, null, null, Client.Signals.NONE, true);
        return decide(readings, new Reception(RECEIVED_AT, "www", SitePolicy.DEFAULT, server));
    }

    /** Decides events of a request. */
    public static List<Decision> decide(List<Reading> readings, Reception reception) {
        AtomicInteger ids = new AtomicInteger();
        Lookups knowledge = new Lookups(
                text -> text.matches("[^@\\s]+@[^@\\s]+"),
                MachineLists.published()::sign,
                Networks::truncated,
                token -> Optional.of(new MailRef("lead-of-" + token, "mail-of-" + token, null)),
                HashedIds::ofClients,
                () -> "fresh-" + ids.incrementAndGet());
        return new TouchpointIntake(
                        IntakeFactory.vocabulary(), new IntakeBounds(Duration.ofDays(400), 20, 100), knowledge)
                .decideAll(readings, reception);
    }

    /** The contract's form of an accepted touchpoint. */
    public static TouchpointCaptured captured(Decision.Accepted accepted, Protocol protocol) {
        return CapturedEvents.of(accepted.touchpoint(), protocol);
    }

    /** Whether what was accepted becomes a record that every consumer can hold. */
    public static boolean isWritable(Decision.Accepted accepted, Protocol protocol) {
        TouchpointCaptured data = captured(accepted, protocol);
        byte[] value = EventRecords.of(new EventRecords.SiteEvent(
                        EventType.TOUCHPOINT_CAPTURED,
                        data.touchpointId(),
                        data.site(),
                        data.visitorKey(),
                        data.occurredAt(),
                        data,
                        null))
                .value();
        assertThat(new String(value, StandardCharsets.UTF_8))
                .doesNotContain("\\u0000")
                .doesNotContain("\uFFFD");
        assertThat(value.length).isLessThan(MAX_RECORD_BYTES);
        return true;
    }
}
