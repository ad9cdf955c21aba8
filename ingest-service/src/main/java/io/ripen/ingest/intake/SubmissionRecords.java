package io.ripen.ingest.intake;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.EventSender;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.Touchpoint;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.publishing.EventRecords;
import io.ripen.ingest.publishing.NotPublished;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The Kafka records that decisions on a submission's events become. */
final class SubmissionRecords {
    /** What ingest itself may add to an event: times, address, agent, campaign, asset, the mail it came from. */
    private static final int OUR_BYTES = 16_384;

    private final Submission submission;
    private final Reception reception;
    private final int maxEventBytes;
    private final long maxBytes;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private long bytes;

    SubmissionRecords(Submission submission, Reception reception, Bounds bounds) {
        this.submission = submission;
        this.reception = reception;
        this.maxEventBytes = bounds.eventBytes();
        this.maxBytes = bounds.bytes();
    }

    /**
     * What may be written.
     *
     * @param eventBytes most bytes of one event
     * @param bytes most bytes of all records of a submission
     */
    record Bounds(int eventBytes, long bytes) {}

    /**
     * Events as they are to be stored.
     *
     * @param decisions what became of each, in their order, without what was written; one that turned out too large is
     *     rejected now
     * @param records one per accepted event, and per rejected one that may be kept, in the order of the request
     */
    record Written(List<Decision> decisions, List<ProducerRecord<String, byte[]>> records) {}

    /**
     * Writes events that were decided on.
     *
     * @throws NotPublished if all together would be too large
     */
    Written of(Iterable<Decision> decided) {
        List<Decision> decisions = new ArrayList<>(submission.events().size());
        for (Decision next : decided) {
            Decision decision = next;
            if (decision instanceof Decision.Accepted(Touchpoint touchpoint)) {
                ProducerRecord<String, byte[]> record = captured(touchpoint);
                if (record.value().length <= maxEventBytes + OUR_BYTES) {
                    add(record);
                    decision = new Decision.Accepted(touchpoint.bare());
                } else {
                    decision = tooLarge(touchpoint);
                }
            }
            if (decision instanceof Decision.Rejected rejected && rejected.mayBeKept() && submission.replay() == null) {
                add(rejected(
                        rejected,
                        submission.events().get(decisions.size()).payload().get()));
            }
            decisions.add(decision);
        }
        return new Written(decisions, records);
    }

    /** Counted as they are made, before they fill the memory. */
    private void add(ProducerRecord<String, byte[]> record) {
        bytes += EventRecords.bytes(record);
        if (bytes > maxBytes) {
            throw new NotPublished(NotPublished.Reason.TOO_LARGE);
        }
        records.add(record);
    }

    private Decision tooLarge(Touchpoint touchpoint) {
        return new Decision.Rejected(
                touchpoint.id(),
                touchpoint.site(),
                new Rejection(
                        RejectionCode.EVENT_TOO_LARGE,
                        "",
                        "An event has at most " + maxEventBytes + " bytes, whatever its format."),
                true);
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
                reception.receivedAt(),
                sender());
        return EventRecords.of(new EventRecords.SiteEvent(
                EventType.TOUCHPOINT_REJECTED,
                data.rejectionId(),
                data.site(),
                data.site(),
                reception.receivedAt(),
                data,
                traceParent()));
    }

    /** Of the connection no more than is kept of an event that is taken; a server's own tells nothing of its visitors. */
    private EventSender sender() {
        Client client = reception.client();
        Client.Signals signals = client.signals();
        boolean told = !client.trusted();
        boolean keepsIp = reception.policy().keepsIp() && !signals.anonymous();
        return new EventSender(
                client.trusted(),
                told && keepsIp ? client.ip() : null,
                told ? agent(client.userAgent()) : null,
                told && !signals.anonymous() ? client.dailyId() : null,
                signals.optedOut(),
                signals.anonymous(),
                signals.prefetch());
    }

    private static @Nullable String agent(@Nullable String userAgent) {
        int most = Member.CLIENT_USER_AGENT.maxLength();
        return userAgent == null || userAgent.length() <= most ? userAgent : userAgent.substring(0, most);
    }

    private @Nullable String traceParent() {
        return submission.admission().sender().traceParent();
    }

    /** Kafka takes no record of any size; what is cut could not be sent again as it was. */
    private String bounded(String payload) {
        if (payload.length() <= maxEventBytes / 4) {
            return payload;
        }
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= maxEventBytes ? payload : new String(bytes, 0, maxEventBytes, StandardCharsets.UTF_8);
    }
}
