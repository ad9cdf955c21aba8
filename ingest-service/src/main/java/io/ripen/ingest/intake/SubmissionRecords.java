package io.ripen.ingest.intake;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.Touchpoint;
import io.ripen.ingest.publishing.EventRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The Kafka records that decisions on a submission's events become. */
final class SubmissionRecords {
    private final Submission submission;
    private final Reception reception;
    private final int maxPayloadBytes;

    SubmissionRecords(Submission submission, Reception reception, int maxPayloadBytes) {
        this.submission = submission;
        this.reception = reception;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** One record per accepted event, and per rejected one that may be kept, in the order of the request. */
    List<ProducerRecord<String, byte[]>> of(List<Decision> decisions) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            switch (decisions.get(i)) {
                case Decision.Accepted(Touchpoint touchpoint) -> records.add(captured(touchpoint));
                case Decision.Duplicate ignored -> {}
                case Decision.Rejected rejected -> {
                    if (rejected.rejection().code().mayBeKept() && submission.replay() == null) {
                        records.add(rejected(
                                rejected, submission.events().get(i).payload().get()));
                    }
                }
            }
        }
        return records;
    }

    private ProducerRecord<String, byte[]> captured(Touchpoint touchpoint) {
        TouchpointCaptured data = CapturedEvents.of(touchpoint, submission.protocol());
        return EventRecords.of(new EventRecords.SiteEvent(
                EventType.TOUCHPOINT_CAPTURED,
                data.touchpointId(),
                data.site(),
                data.visitorKey(),
                data.occurredAt(),
                data,
                traceParent()));
    }

    private ProducerRecord<String, byte[]> rejected(Decision.Rejected rejected, String payload) {
        Rejection rejection = rejected.rejection();
        TouchpointRejected data = new TouchpointRejected(
                IntakeFactory.freshId(),
                rejected.site(),
                submission.protocol().wireName(),
                rejection.code().wireName(),
                rejection.pointer(),
                rejection.detail(),
                bounded(payload),
                reception.receivedAt());
        return EventRecords.of(new EventRecords.SiteEvent(
                EventType.TOUCHPOINT_REJECTED,
                data.rejectionId(),
                data.site(),
                data.site(),
                reception.receivedAt(),
                data,
                traceParent()));
    }

    private @Nullable String traceParent() {
        return submission.admission().sender().traceParent();
    }

    /** Kafka takes no record of any size; what is cut could not be sent again as it was. */
    private String bounded(String payload) {
        if (payload.length() <= maxPayloadBytes / 4) {
            return payload;
        }
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= maxPayloadBytes
                ? payload
                : new String(bytes, 0, maxPayloadBytes, StandardCharsets.UTF_8);
    }
}
