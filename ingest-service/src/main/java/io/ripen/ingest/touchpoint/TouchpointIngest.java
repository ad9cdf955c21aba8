package io.ripen.ingest.touchpoint;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.Touchpoint;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.publishing.EventPublisher;
import io.ripen.ingest.publishing.EventRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Decides on the events of a request, publishes accepted and rejected ones, and answers once Kafka has them all. */
@Singleton
final class TouchpointIngest {
    private static final String PROTOCOL = "native";

    private final TouchpointIntake intake;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final int maxPayloadBytes;

    @Inject
    TouchpointIngest(
            TouchpointIntake intake,
            EventPublisher publisher,
            IntakeMetrics metrics,
            Clock clock,
            IngestSettings settings) {
        this.intake = intake;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.maxPayloadBytes = settings.maxEventBytes();
    }

    /**
     * Takes the events of a body.
     *
     * @param traceParent W3C trace context of the request
     */
    CompletionStage<IntakeAnswer> take(
            byte[] body, RequestReader.RequestBody.Events events, @Nullable String traceParent) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Decision> decisions = intake.decideAll(events.readings(), receivedAt);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            switch (decisions.get(i)) {
                case Decision.Accepted(Touchpoint touchpoint) -> records.add(captured(touchpoint, traceParent));
                case Decision.Duplicate ignored -> {}
                case Decision.Rejected rejected -> {
                    String payload = events.slices().get(i).text(body, maxPayloadBytes);
                    records.add(rejected(rejected, payload, receivedAt, traceParent));
                }
            }
        }
        return publisher.publish(records).thenApply(published -> {
            metrics.count(decisions);
            return IntakeAnswer.of(decisions);
        });
    }

    private static ProducerRecord<String, byte[]> captured(Touchpoint touchpoint, @Nullable String traceParent) {
        TouchpointCaptured data = CapturedEvents.of(touchpoint);
        return EventRecords.of(new EventRecords.SiteEvent(
                EventType.TOUCHPOINT_CAPTURED,
                data.touchpointId(),
                data.site(),
                data.visitorKey(),
                data.occurredAt(),
                data,
                traceParent));
    }

    private static ProducerRecord<String, byte[]> rejected(
            Decision.Rejected rejected, String payload, Instant receivedAt, @Nullable String traceParent) {
        Rejection rejection = rejected.rejection();
        TouchpointRejected data = new TouchpointRejected(
                IntakeFactory.freshId(),
                rejected.site(),
                PROTOCOL,
                rejection.code().wireName(),
                rejection.pointer(),
                rejection.detail(),
                payload,
                receivedAt);
        return EventRecords.of(new EventRecords.SiteEvent(
                EventType.TOUCHPOINT_REJECTED,
                data.rejectionId(),
                data.site(),
                data.site(),
                receivedAt,
                data,
                traceParent));
    }
}
