package io.ripen.scoring.score;

import io.ripen.contracts.lead.HistorySegment;
import io.ripen.contracts.lead.JoinedLead;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadMerged;
import io.ripen.contracts.lead.LeadUnmerged;
import io.ripen.contracts.lead.SeenTransfer;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadInput.Direction;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.release.RefoldTimers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of one batch, by lead, each lead's in the order in which they came: timers, events, commands. */
final class Arrivals {
    private final Map<String, List<Arrival>> byLead = new LinkedHashMap<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();
    private final Instant now;

    Arrivals(LaneBatch batch) {
        this.now = batch.now();
        for (DueTimer timer : batch.timers()) {
            add(
                    timer.subject(),
                    new Arrival.Timer(
                            timer.kind().equals(RefoldTimers.KIND)
                                    ? new LeadInput.Refold(timer.dueAt())
                                    : new LeadInput.Due(timer.dueAt())));
        }
        for (LaneRecord record : batch.records()) {
            add(record);
        }
        for (LaneCommand command : batch.commands()) {
            LeadCommand asked = LeadCommand.of(command);
            if (asked != null) {
                add(command.subject(), new Arrival.Asked(asked, command));
            }
        }
    }

    Map<String, List<Arrival>> byLead() {
        return byLead;
    }

    /** Has the records that cannot be decided; takes what the others come to. */
    LaneOutcome.Builder outcome() {
        return outcome;
    }

    Instant now() {
        return now;
    }

    private void add(LaneRecord record) {
        switch (record.event()) {
            case LeadActivity activity -> sequenced(record, activity.leadId(), activity(activity, record));
            case LeadIdentified identified -> sequenced(record, identified.leadId(), identified(identified, record));
            case LeadMerged merged ->
                sequenced(
                        record,
                        merged.from(),
                        new LeadInput.Transfer(
                                Direction.MERGED,
                                merged.from(),
                                merged.sequence(),
                                joined(merged.leads()),
                                seen(merged.seen()),
                                segments(merged.segments()),
                                merged.identifiedAt(),
                                merged.lastReceipt(),
                                cause(merged.cause())));
            case LeadUnmerged unmerged ->
                sequenced(
                        record,
                        unmerged.leadId(),
                        new LeadInput.Transfer(
                                Direction.UNMERGED,
                                unmerged.from(),
                                unmerged.sequence(),
                                joined(unmerged.leads()),
                                seen(unmerged.seen()),
                                segments(unmerged.segments()),
                                unmerged.identifiedAt(),
                                unmerged.lastReceipt(),
                                cause(unmerged.cause())));
            case LeadErasureRequested request -> {
                if (!request.leadId().equals(record.key())) {
                    outcome.poison(new PoisonRecord(record, "key-mismatch: the key must be the leadId"));
                } else if (!record.envelope().source().startsWith(LeadEvents.PRIVACY)) {
                    add(
                            record.key(),
                            new Arrival.Event(
                                    request.leadId(),
                                    new LeadInput.Erase(request.requestId(), request.requestedAt(), true),
                                    record));
                }
            }
            case ConsentChanged ownWords -> {}
            case LeadErased ownWords -> {}
            default ->
                outcome.poison(new PoisonRecord(record, "event-unexpected: the topics carry what leads do only"));
        }
    }

    private void sequenced(LaneRecord record, String origin, LeadInput input) {
        if (record.envelope().sequence() == null) {
            outcome.poison(new PoisonRecord(record, "sequence-missing: scoring's own events carry ce_sequence"));
            return;
        }
        add(record.key(), new Arrival.Event(origin, input, record));
    }

    private void add(String leadId, Arrival arrival) {
        byLead.computeIfAbsent(leadId, id -> new ArrayList<>()).add(arrival);
    }

    private static LeadInput activity(LeadActivity activity, LaneRecord record) {
        return new LeadInput.Activity(
                new Segment(
                        activity.touchpoint().visitorKey(),
                        activity.segment(),
                        activity.position(),
                        sequence(record),
                        activity.leadId()),
                TouchpointReader.read(activity.touchpoint()));
    }

    private static LeadInput identified(LeadIdentified identified, LaneRecord record) {
        return new LeadInput.Identified(
                new Segment(
                        identified.visitorKey(),
                        identified.segment(),
                        identified.historyThrough(),
                        sequence(record),
                        identified.leadId()),
                cause(identified.cause()));
    }

    /** One without a sequence is poison and never decided. */
    private static long sequence(LaneRecord record) {
        Long sequence = record.envelope().sequence();
        return sequence == null ? 0 : sequence;
    }

    private static Cause cause(io.ripen.contracts.Cause cause) {
        return new Cause(cause.touchpointId(), cause.occurredAt(), cause.receivedAt());
    }

    private static Map<String, String> joined(List<JoinedLead> leads) {
        Map<String, String> joined = new HashMap<>();
        leads.forEach(lead -> joined.put(lead.leadId(), lead.into()));
        return joined;
    }

    private static Map<String, Long> seen(List<SeenTransfer> transfers) {
        Map<String, Long> seen = new HashMap<>();
        transfers.forEach(transfer -> seen.put(transfer.from(), transfer.sequence()));
        return seen;
    }

    private static List<Segment> segments(List<HistorySegment> segments) {
        return segments.stream()
                .map(segment -> new Segment(
                        segment.visitorKey(),
                        segment.segment(),
                        segment.through(),
                        segment.sequence(),
                        segment.leadId()))
                .toList();
    }
}
