package io.ripen.scoring.score;

import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.lanes.TimerChange;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadHistory;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The inputs of one batch, by lead, each lead's in the order in which they came; due timers first. */
final class ScoreBatch {
    /** Kind of the timer that looks for what decay has done. */
    static final String DECAY = "decay";

    private record Arrival(LeadInput input, @Nullable String traceParent) {}

    private final LeadScoring scoring;
    private final Map<String, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();
    private final List<Lead> changed = new ArrayList<>();

    ScoreBatch(LaneBatch batch, LeadScoring scoring) {
        this.scoring = scoring;
        for (DueTimer timer : batch.timers()) {
            add(timer.subject(), new Arrival(new LeadInput.Due(timer.dueAt()), null));
        }
        for (LaneRecord record : batch.records()) {
            add(record);
        }
    }

    private void add(LaneRecord record) {
        Long sequence = record.envelope().sequence();
        if (sequence == null) {
            outcome.poison(new PoisonRecord(record, "sequence-missing: scoring's own events carry ce_sequence"));
            return;
        }
        String traceParent = record.envelope().traceParent();
        switch (record.event()) {
            case LeadActivity activity -> {
                Segment segment = new Segment(
                        activity.touchpoint().visitorKey(), activity.segment(), activity.position(), sequence);
                add(
                        activity.leadId(),
                        new Arrival(
                                new LeadInput.Activity(segment, TouchpointReader.read(activity.touchpoint())),
                                traceParent));
            }
            case LeadIdentified identified -> {
                Segment segment = new Segment(
                        identified.visitorKey(), identified.segment(), identified.historyThrough(), sequence);
                Cause cause = new Cause(
                        identified.cause().touchpointId(),
                        identified.cause().occurredAt(),
                        identified.cause().receivedAt());
                add(identified.leadId(), new Arrival(new LeadInput.Identified(segment, cause), traceParent));
            }
            default ->
                outcome.poison(new PoisonRecord(
                        record, "event-unexpected: the topic carries lead activities and identifications only"));
        }
    }

    private void add(String leadId, Arrival arrival) {
        arrivals.computeIfAbsent(leadId, id -> new ArrayList<>()).add(arrival);
    }

    Collection<String> leadIds() {
        return arrivals.keySet();
    }

    /** The segments whose touchpoints the decisions may ask for. */
    List<Segment> neededHistory(Map<String, Lead> leads) {
        Map<SegmentKey, Segment> needed = new LinkedHashMap<>();
        arrivals.forEach((leadId, ofLead) -> {
            Lead lead = leads.getOrDefault(leadId, unknown(leadId));
            List<LeadInput> fresh = ofLead.stream()
                    .map(Arrival::input)
                    .filter(input -> !isDuplicate(lead, input))
                    .toList();
            if (!fresh.isEmpty() && LeadScoring.needsHistory(lead, fresh)) {
                lead.segments().forEach(segment -> need(needed, segment));
                fresh.forEach(input -> {
                    switch (input) {
                        case LeadInput.Identified identified -> need(needed, identified.segment());
                        case LeadInput.Activity activity -> need(needed, activity.segment());
                        case LeadInput.Due due -> {}
                    }
                });
            }
        });
        return List.copyOf(needed.values());
    }

    private record SegmentKey(String visitorKey, int segment) {}

    private static void need(Map<SegmentKey, Segment> needed, Segment segment) {
        needed.merge(
                new SegmentKey(segment.visitorKey(), segment.segment()),
                segment,
                (a, b) -> a.through() >= b.through() ? a : b);
    }

    /** Decides every input. */
    LaneOutcome decide(Map<String, Lead> leads, LeadHistory history) {
        arrivals.forEach((leadId, ofLead) -> {
            Lead before = leads.getOrDefault(leadId, unknown(leadId));
            Lead after = before;
            Instant seenFrom = before.asOf();
            boolean timerIsSet = before.timer() != null;
            for (Arrival arrival : ofLead) {
                if (arrival.input instanceof LeadInput.Due due) {
                    timerIsSet = false;
                    seenFrom = due.dueAt();
                }
                if (isTaken(after, arrival.input)) {
                    after = decide(after, arrival, history);
                }
            }
            boolean nothingDone = after.equals(before) && timerIsSet == (before.timer() != null);
            if (!nothingDone) {
                Instant from = seenFrom.isAfter(after.asOf()) ? seenFrom : after.asOf();
                Lead scheduled = scoring.scheduled(after, from);
                changed.add(scheduled);
                timer(before.timer(), timerIsSet, scheduled);
            }
        });
        return outcome.build();
    }

    /** The leads to be written. */
    Collection<Lead> changed() {
        return changed;
    }

    private Lead decide(Lead lead, Arrival arrival, LeadHistory history) {
        LeadDecision decision = scoring.decide(lead, arrival.input, history);
        decision.score()
                .ifPresent(change -> outcome.event(
                        LeadEvents.scoreChanged(lead.id(), change, scoring.model(), arrival.traceParent)));
        decision.consents()
                .forEach(change -> outcome.event(LeadEvents.consentChanged(lead.id(), change, arrival.traceParent)));
        return decision.lead();
    }

    private boolean isTaken(Lead lead, LeadInput input) {
        return switch (gate(lead, input)) {
            case NEXT -> true;
            case GAP -> {
                outcome.gap();
                yield true;
            }
            case DUPLICATE -> {
                outcome.duplicate();
                yield false;
            }
        };
    }

    private static boolean isDuplicate(Lead lead, LeadInput input) {
        return gate(lead, input) == SequenceGate.DUPLICATE;
    }

    private static SequenceGate gate(Lead lead, LeadInput input) {
        return switch (input) {
            case LeadInput.Identified identified -> gate(lead, identified.segment());
            case LeadInput.Activity activity -> gate(lead, activity.segment());
            // A timer of a lead without a row would be one that was set and rolled back, which cannot be.
            case LeadInput.Due due -> lead.sequence() == 0 ? SequenceGate.DUPLICATE : SequenceGate.NEXT;
        };
    }

    private static SequenceGate gate(Lead lead, Segment segment) {
        return SequenceGate.check(lead.lastSeen(segment.visitorKey(), segment.segment()), segment.sequence());
    }

    private void timer(@Nullable Instant before, boolean stillSet, Lead lead) {
        Instant timer = lead.timer();
        if (timer != null && !(stillSet && Objects.equals(timer, before))) {
            outcome.timer(new TimerChange.Set(lead.id(), DECAY, timer));
        } else if (timer == null && stillSet) {
            outcome.timer(new TimerChange.Cancel(lead.id(), DECAY));
        }
    }

    private Lead unknown(String leadId) {
        return Lead.unknown(leadId, scoring.model());
    }
}
