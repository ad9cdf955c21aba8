package io.ripen.scoring.score;

import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.SequenceGate;
import io.ripen.lanes.TimerChange;
import io.ripen.scoring.command.LeadAnswer;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.domain.lead.Erasure;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.history.HistoryPortions;
import io.ripen.scoring.history.KeptHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides the inputs of one batch, lead by lead. */
final class ScoreBatch {
    /** Kind of the timer that looks for what decay has done. */
    static final String DECAY = "decay";

    private final LeadScoring scoring;
    private final Instant now;
    private final LaneOutcome.Builder outcome;
    private final Map<String, List<Arrival>> arrivals;
    private final CommandEffects effects = new CommandEffects();
    private final List<Lead> changed = new ArrayList<>();

    ScoreBatch(Arrivals arrivals, LeadScoring scoring) {
        this.scoring = scoring;
        this.now = arrivals.now();
        this.arrivals = arrivals.byLead();
        this.outcome = arrivals.outcome();
    }

    /**
     * Leads that are decided together.
     *
     * @param leads their ids
     * @param history the segments whose touchpoints the decisions may ask for
     * @param isLong whether these may be too many to be held at once
     */
    record Portion(List<String> leads, List<Segment> history, boolean isLong) {}

    /** A lead of the batch with the segments that its decisions may ask for. */
    private record Needs(String leadId, Map<SegmentKey, Segment> history) {
        long touchpoints() {
            return history.values().stream()
                    .mapToLong(segment -> Math.min(segment.through(), HistoryPortions.MOST_TOUCHPOINTS))
                    .sum();
        }
    }

    /** The batch in portions, in the order of arrival, so that histories take no more memory than one portion's. */
    List<Portion> portions(Map<String, Lead> leads) {
        List<Needs> needs = new ArrayList<>();
        arrivals.forEach((leadId, arrived) ->
                needs.add(new Needs(leadId, neededHistory(leads.getOrDefault(leadId, unknown(leadId)), arrived))));
        return HistoryPortions.of(needs, Needs::touchpoints).stream()
                .map(ScoreBatch::portion)
                .toList();
    }

    private static Portion portion(List<Needs> ofLeads) {
        Map<SegmentKey, Segment> history = new LinkedHashMap<>();
        ofLeads.forEach(each -> each.history().values().forEach(segment -> need(history, segment)));
        return new Portion(
                ofLeads.stream().map(Needs::leadId).toList(),
                List.copyOf(history.values()),
                ofLeads.stream().anyMatch(each -> each.touchpoints() >= HistoryPortions.MOST_TOUCHPOINTS));
    }

    private Map<SegmentKey, Segment> neededHistory(Lead lead, List<Arrival> ofLead) {
        List<LeadInput> fresh = new ArrayList<>(ofLead.size());
        for (Arrival arrival : ofLead) {
            LeadInput input = mayRead(lead, arrival);
            if (input != null && gate(lead, input) != SequenceGate.DUPLICATE) {
                fresh.add(input);
            }
        }
        if (fresh.isEmpty() || !LeadScoring.needsHistory(lead, fresh)) {
            return Map.of();
        }
        Map<SegmentKey, Segment> needed = new LinkedHashMap<>();
        lead.segments().forEach(segment -> need(needed, segment));
        fresh.forEach(input -> segmentsOf(input).forEach(segment -> need(needed, readable(input, segment, fresh))));
        return needed;
    }

    /** The input of an arrival as far as its decision may read a history; null if it cannot. */
    private static @Nullable LeadInput mayRead(Lead lead, Arrival arrival) {
        return switch (arrival) {
            case Arrival.Timer timer -> timer.input();
            case Arrival.Event event -> lead.erasure() == null ? event.input() : null;
            case Arrival.Asked asked ->
                switch (asked.command()) {
                    case LeadCommand.Judge judge -> Commands.input(judge, asked);
                    case LeadCommand.Unmerge unmerge -> Commands.input(unmerge, asked);
                    case LeadCommand.SetConsent consent -> Commands.input(consent, asked, lead);
                    case LeadCommand.Merge merge -> null;
                    case LeadCommand.Erase erase -> null;
                    case LeadCommand.Forgotten forgotten -> null;
                };
        };
    }

    /** What identified a lead may be asked whence it came: its place is told with its activity, which follows. */
    private static Segment readable(LeadInput input, Segment segment, List<LeadInput> inputs) {
        if (!(input instanceof LeadInput.Identified identified)) {
            return segment;
        }
        for (LeadInput other : inputs) {
            if (other instanceof LeadInput.Activity activity
                    && new SegmentKey(activity.segment()).equals(new SegmentKey(segment))
                    && activity.touchpoint()
                            .key()
                            .id()
                            .equals(identified.cause().touchpointId())) {
                return activity.segment();
            }
        }
        // The first of a visitor's history, or the next one behind it; of a further person's part it may be any.
        boolean follows = segment.segment() == 1 || segment.through() > 0;
        return follows ? segment.through(segment.through() + 1) : segment.toItsEnd();
    }

    private static List<Segment> segmentsOf(LeadInput input) {
        return switch (input) {
            case LeadInput.Identified identified -> List.of(identified.segment());
            case LeadInput.Activity activity -> List.of(activity.segment());
            case LeadInput.Judged judged -> List.of(judged.segment());
            case LeadInput.Transfer transfer -> transfer.segments();
            case LeadInput.Due due -> List.of();
            case LeadInput.Refold refold -> List.of();
            case LeadInput.MergeInto merge -> List.of();
            case LeadInput.Unmerge unmerge -> List.of();
            case LeadInput.Erase erase -> List.of();
            case LeadInput.Forgotten forgotten -> List.of();
        };
    }

    private record SegmentKey(String visitorKey, int segment) {
        SegmentKey(Segment segment) {
            this(segment.visitorKey(), segment.segment());
        }
    }

    private static void need(Map<SegmentKey, Segment> needed, Segment segment) {
        needed.merge(new SegmentKey(segment), segment, (a, b) -> a.through() >= b.through() ? a : b);
    }

    /** Decides every input of a portion's leads. */
    void decide(Portion portion, Map<String, Lead> leads, KeptHistory history) {
        for (String leadId : portion.leads()) {
            Turn turn = turn(leadId, leads, history);
            while (turn.isOpen()) {
                turn.decideNext();
            }
        }
    }

    /** A lead of the batch, for whoever decides its arrivals one by one. */
    Turn turn(String leadId, Map<String, Lead> leads, KeptHistory history) {
        return new Turn(leads.getOrDefault(leadId, unknown(leadId)), arrivals.getOrDefault(leadId, List.of()), history);
    }

    /** The arrivals of one lead, decided in their order. */
    final class Turn {
        private final Lead before;
        private final Deque<Arrival> open;
        private final KeptHistory history;
        private final Commands commands;
        private Lead after;
        private Instant seenFrom;
        private boolean timerIsSet;
        private boolean timerFired;

        private Turn(Lead before, List<Arrival> arrivals, KeptHistory history) {
            this.before = before;
            this.after = before;
            this.open = new ArrayDeque<>(arrivals);
            this.history = history;
            this.commands = new Commands(scoring, history, effects);
            this.seenFrom = before.asOf();
            this.timerIsSet = mayStand(before);
        }

        boolean isOpen() {
            return !open.isEmpty();
        }

        /** The next arrival's input as far as its decision may read a history; null if it cannot. */
        @Nullable
        LeadInput nextInput() {
            LeadInput input = mayRead(after, open.getFirst());
            return input == null || gate(after, input) == SequenceGate.DUPLICATE ? null : input;
        }

        Arrival next() {
            return open.getFirst();
        }

        Lead lead() {
            return after;
        }

        /** Decides the next arrival; tells whether there are more. */
        boolean decideNext() {
            Arrival arrival = open.removeFirst();
            if (arrival instanceof Arrival.Timer(LeadInput.Due due)) {
                timerIsSet = false;
                timerFired = before.timer() != null;
                seenFrom = due.dueAt();
            }
            after = decide(after, arrival, history, commands);
            if (open.isEmpty()) {
                end();
            }
            return isOpen();
        }

        private void end() {
            if (timerFired || !after.equals(before)) {
                Instant from = seenFrom.isAfter(after.asOf()) ? seenFrom : after.asOf();
                Lead scheduled = scoring.scheduled(after, from, timerIsSet);
                changed.add(scheduled);
                timer(before.timer(), timerIsSet, scheduled);
            }
        }
    }

    /** An overdue timer may have become a dead letter, which nobody fires any more: it is set again. */
    private boolean mayStand(Lead lead) {
        return lead.timer() != null && lead.timer().isAfter(now);
    }

    /** What the batch comes to, once all portions are decided. */
    LaneOutcome outcome() {
        return outcome.build();
    }

    /** The leads to be written. */
    Collection<Lead> changed() {
        return changed;
    }

    /** What is to be written beside them. */
    CommandEffects effects() {
        return effects;
    }

    private Lead decide(Lead lead, Arrival arrival, KeptHistory history, Commands commands) {
        return switch (arrival) {
            case Arrival.Timer timer ->
                isTaken(lead, timer.input()) ? publish(scoring.decide(lead, timer.input(), history), null) : lead;
            case Arrival.Event event -> decide(lead, event, history);
            case Arrival.Asked asked -> {
                LeadDecision decision = commands.decide(lead, asked);
                outcome.answer(LeadAnswer.answer(asked.lane(), lead, decision));
                LeadEvents.erasure(lead, decision.lead(), now).forEach(outcome::event);
                yield publish(decision, null);
            }
        };
    }

    private Lead decide(Lead lead, Arrival.Event event, KeptHistory history) {
        if (event.input() instanceof LeadInput.Erase erase) {
            return erase(lead, erase);
        }
        String holder = holder(lead, event);
        if (!holder.equals(lead.id())) {
            outcome.event(LeadEvents.sentOn(event.record(), holder));
            return lead;
        }
        if (lead.erasure() != null) {
            return forget(lead, lead.erasure(), event.input());
        }
        return isTaken(lead, event.input())
                ? publish(scoring.decide(lead, event.input(), history), event.traceParent())
                : lead;
    }

    /** What comes late for an erased lead is forgotten; a transfer is, with what its leads are known by. */
    private Lead forget(Lead lead, Erasure erasure, LeadInput input) {
        if (!(input instanceof LeadInput.Transfer transfer)) {
            segmentsOf(input).forEach(segment -> forget(lead, erasure, segment, false));
            outcome.duplicate();
            return lead;
        }
        if (!isTaken(lead, transfer)) {
            return lead;
        }
        transfer.segments().forEach(segment -> forget(lead, erasure, segment, true));
        effects.erase(transfer.joined().keySet());
        Lead after = scoring.decide(lead, transfer, segment -> List.of()).lead();
        LeadEvents.erasure(lead, after, now).forEach(outcome::event);
        return after;
    }

    private void forget(Lead lead, Erasure erasure, Segment segment, boolean confirmed) {
        effects.forget(new CommandEffects.Forget(lead.id(), erasure.requestId(), segment, confirmed));
    }

    private static String holder(Lead lead, Arrival.Event event) {
        return event.input() instanceof LeadInput.Transfer transfer
                ? lead.holderOf(transfer)
                : lead.holderOf(event.origin());
    }

    /** What another service asks for; nobody waits for an answer. */
    private Lead erase(Lead lead, LeadInput.Erase erase) {
        String into = lead.merges().into();
        if (into != null && lead.erasure() == null) {
            effects.eraseElsewhere(
                    new CommandEffects.ErasureElsewhere(into, lead.id(), erase.requestId(), erase.requestedAt(), 0));
            return lead;
        }
        Lead after = Commands.erase(lead, erase, scoring, effects).lead();
        LeadEvents.erasure(lead, after, now).forEach(outcome::event);
        return after;
    }

    private Lead publish(LeadDecision decision, @Nullable String traceParent) {
        Lead lead = decision.lead();
        decision.score()
                .ifPresent(
                        change -> outcome.event(LeadEvents.scoreChanged(lead, change, scoring.model(), traceParent)));
        decision.consents().forEach(change -> outcome.event(LeadEvents.consentChanged(lead.id(), change, traceParent)));
        decision.sending().ifPresent(sending -> outcome.event(LeadEvents.transfer(sending, traceParent)));
        return lead;
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

    private static SequenceGate gate(Lead lead, LeadInput input) {
        return switch (input) {
            case LeadInput.Identified identified -> gate(lead, identified.segment());
            case LeadInput.Activity activity -> gate(lead, activity.segment());
            case LeadInput.Transfer transfer ->
                // Counted over all receivers, so that one of them sees some of the numbers only.
                transfer.number() > lead.merges().lastSeen(transfer.from())
                        ? SequenceGate.NEXT
                        : SequenceGate.DUPLICATE;
            case LeadInput.Due due -> ofTimer(lead);
            case LeadInput.Refold refold -> ofTimer(lead);
            case LeadInput.Judged judged -> SequenceGate.NEXT;
            case LeadInput.MergeInto merge -> SequenceGate.NEXT;
            case LeadInput.Unmerge unmerge -> SequenceGate.NEXT;
            case LeadInput.Erase erase -> SequenceGate.NEXT;
            case LeadInput.Forgotten forgotten -> SequenceGate.NEXT;
        };
    }

    /** A timer of a lead without a row, or of one that was forgotten meanwhile, has nothing to do. */
    private static SequenceGate ofTimer(Lead lead) {
        return lead.sequence() == 0 || lead.erasure() != null ? SequenceGate.DUPLICATE : SequenceGate.NEXT;
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
