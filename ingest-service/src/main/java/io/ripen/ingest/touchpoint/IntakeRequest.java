package io.ripen.ingest.touchpoint;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.Touchpoint;
import io.ripen.ingest.publishing.EventRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A request's events, and the records that decisions on them become. */
final class IntakeRequest {
    private static final String PROTOCOL = "native";

    private final byte[] body;
    private final RequestReader.RequestBody.Events events;
    private final @Nullable String traceParent;

    /** Keeps the body as it is: nobody writes to it. */
    IntakeRequest(byte[] body, RequestReader.RequestBody.Events events, @Nullable String traceParent) {
        this.body = body;
        this.events = events;
        this.traceParent = traceParent;
    }

    List<Reading> readings() {
        return events.readings();
    }

    /** One record per accepted and per rejected event, in the order of the request. */
    List<ProducerRecord<String, byte[]>> records(List<Decision> decisions, Instant receivedAt, int maxPayloadBytes) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            switch (decisions.get(i)) {
                case Decision.Accepted(Touchpoint touchpoint) -> records.add(captured(touchpoint));
                case Decision.Duplicate ignored -> {}
                case Decision.Rejected rejected -> {
                    String payload = events.slices().get(i).text(body, maxPayloadBytes);
                    records.add(rejected(rejected, payload, receivedAt));
                }
            }
        }
        return records;
    }

    private ProducerRecord<String, byte[]> captured(Touchpoint touchpoint) {
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

    private ProducerRecord<String, byte[]> rejected(Decision.Rejected rejected, String payload, Instant receivedAt) {
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
