package io.ripen.scoring.score;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.HistorySegment;
import io.ripen.contracts.lead.JoinedLead;
import io.ripen.contracts.lead.LeadMerged;
import io.ripen.contracts.lead.LeadUnmerged;
import io.ripen.contracts.lead.SeenTransfer;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.lead.ConsentChange;
import io.ripen.scoring.domain.lead.Erasure;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.ScoreChange;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The events that the score stage publishes. */
public final class LeadEvents {
    private static final String SCORES = "/ripen/scoring";
    static final String PRIVACY = "/ripen/scoring/privacy";

    private LeadEvents() {}

    /** A lead's score changed. */
    public static OutgoingEvent scoreChanged(
            Lead lead, ScoreChange change, ScoringModel model, @Nullable String traceParent) {
        String leadId = lead.id();
        ScoreChanged data = new ScoreChanged(
                leadId,
                change.sequence(),
                change.asOf(),
                ScoreWriter.model(model.ref()),
                ScoreWriter.reason(change.reason()),
                ScoreWriter.cause(change.cause()),
                ScoreWriter.values(change.evaluation().score()),
                ScoreWriter.values(change.previous()),
                ScoreWriter.strongest(change.evaluation().interests().topics()),
                ScoreWriter.strongest(change.evaluation().interests().products()),
                change.lead().counters(),
                ScoreWriter.receipt(change.evaluation().lines()),
                ScoreWriter.profile(change.lead()),
                lead.merges().into(),
                ScoreWriter.origin(change.origin()));
        return new OutgoingEvent(
                EventType.SCORE_CHANGED,
                "score-" + leadId + "-" + change.sequence(),
                SCORES,
                leadId,
                leadId,
                change.sequence(),
                change.asOf(),
                data,
                traceParent);
    }

    static OutgoingEvent consentChanged(String leadId, ConsentChange change, @Nullable String traceParent) {
        ConsentChanged data = new ConsentChanged(
                leadId, change.sequence(), ScoreWriter.consent(change.grant()), ScoreWriter.cause(change.cause()));
        return new OutgoingEvent(
                EventType.CONSENT_CHANGED,
                "consent-" + leadId + "-" + change.sequence(),
                PRIVACY,
                leadId,
                leadId,
                change.sequence(),
                change.grant().at(),
                data,
                traceParent);
    }

    /** Histories for another lead. */
    static OutgoingEvent transfer(LeadDecision.Sending sending, @Nullable String traceParent) {
        LeadInput.Transfer transfer = sending.transfer();
        EventType type = switch (transfer.direction()) {
            case MERGED -> EventType.LEAD_MERGED;
            case UNMERGED -> EventType.LEAD_UNMERGED;
        };
        return new OutgoingEvent(
                type,
                "transfer-" + transfer.from() + "-" + transfer.number(),
                "/ripen/scoring/merges/" + transfer.from(),
                sending.to(),
                sending.to(),
                transfer.number(),
                transfer.cause().occurredAt(),
                data(sending.to(), transfer),
                traceParent);
    }

    private static Record data(String to, LeadInput.Transfer transfer) {
        return switch (transfer.direction()) {
            case MERGED ->
                new LeadMerged(
                        to,
                        transfer.number(),
                        transfer.from(),
                        leads(transfer),
                        seen(transfer),
                        segments(transfer),
                        transfer.identifiedAt(),
                        transfer.lastReceipt(),
                        ScoreWriter.cause(transfer.cause()));
            case UNMERGED ->
                new LeadUnmerged(
                        to,
                        transfer.number(),
                        transfer.from(),
                        leads(transfer),
                        seen(transfer),
                        segments(transfer),
                        transfer.identifiedAt(),
                        transfer.lastReceipt(),
                        ScoreWriter.cause(transfer.cause()));
        };
    }

    private static List<JoinedLead> leads(LeadInput.Transfer transfer) {
        return new TreeMap<>(transfer.joined())
                .entrySet().stream()
                        .map(joined -> new JoinedLead(joined.getKey(), joined.getValue()))
                        .toList();
    }

    private static List<SeenTransfer> seen(LeadInput.Transfer transfer) {
        return new TreeMap<>(transfer.seen())
                .entrySet().stream()
                        .map(seen -> new SeenTransfer(seen.getKey(), seen.getValue()))
                        .toList();
    }

    private static List<HistorySegment> segments(LeadInput.Transfer transfer) {
        return transfer.segments().stream()
                .map(segment -> new HistorySegment(
                        segment.visitorKey(),
                        segment.segment(),
                        segment.through(),
                        segment.sequence(),
                        segment.leadId()))
                .toList();
    }

    /** The same event under another key: for the lead that holds the history now. */
    static OutgoingEvent sentOn(LaneRecord record, String holder) {
        EventEnvelope envelope = record.envelope();
        return new OutgoingEvent(
                EventType.of(envelope.type()).orElseThrow(),
                envelope.id(),
                envelope.source(),
                envelope.subject(),
                holder,
                Objects.requireNonNull(envelope.sequence()),
                envelope.time(),
                record.event(),
                envelope.traceParent());
    }

    /** What is to be said about an erasure that an input began or completed. */
    static List<OutgoingEvent> erasure(Lead before, Lead after, Instant now) {
        Erasure erasure = after.erasure();
        if (erasure == null) {
            return List.of();
        }
        List<OutgoingEvent> said = new ArrayList<>();
        Set<String> merged = new TreeSet<>(after.merges().joined().keySet());
        if (before.erasure() != null) {
            merged.removeAll(before.merges().joined().keySet());
        }
        merged.forEach(lead -> said.add(erasureOfMerged(lead, after.id(), erasure)));
        long events = after.privacySequence() - before.privacySequence();
        if (events == 0) {
            return said;
        }
        long sequence = before.privacySequence();
        boolean confirmed = erasure.open() == 0;
        if (before.erasure() == null && (events == 2 || !confirmed)) {
            sequence++;
            said.add(privacy(
                    EventType.LEAD_ERASURE_REQUESTED,
                    after.id(),
                    sequence,
                    erasure.requestedAt(),
                    new LeadErasureRequested(after.id(), sequence, erasure.requestId(), erasure.requestedAt())));
        }
        if (confirmed) {
            sequence++;
            said.add(privacy(
                    EventType.LEAD_ERASED,
                    after.id(),
                    sequence,
                    now,
                    new LeadErased(after.id(), sequence, erasure.requestId(), "scoring", now)));
        }
        return said;
    }

    /**
     * The other services keep a merged lead under its own id. Its numbers on privacy are its own lane's, so the survivor
     * speaks as another source, once.
     */
    private static OutgoingEvent erasureOfMerged(String leadId, String survivor, Erasure erasure) {
        return new OutgoingEvent(
                EventType.LEAD_ERASURE_REQUESTED,
                "privacy-" + survivor + "-" + leadId,
                PRIVACY + "/" + survivor,
                leadId,
                leadId,
                1L,
                erasure.requestedAt(),
                new LeadErasureRequested(leadId, 1, erasure.requestId(), erasure.requestedAt()),
                null);
    }

    private static OutgoingEvent privacy(EventType type, String leadId, long sequence, Instant time, Record data) {
        return new OutgoingEvent(
                type, "privacy-" + leadId + "-" + sequence, PRIVACY, leadId, leadId, sequence, time, data, null);
    }
}
