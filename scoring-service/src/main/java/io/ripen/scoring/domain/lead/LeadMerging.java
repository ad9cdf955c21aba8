package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.lead.LeadInput.Direction;
import io.ripen.scoring.domain.lead.LeadInput.Transfer;
import io.ripen.scoring.domain.lead.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two leads turn out to be one person, or not to be after all. A lead's score is the fold of what it holds, always. */
final class LeadMerging {
    private LeadMerging() {}

    /** The one that does not survive sends all it holds and is empty from then on. */
    static LeadDecision mergeInto(Lead lead, LeadInput.MergeInto input, LeadScoring scoring) {
        Optional<Refusal> refusal = refusal(lead, input);
        if (refusal.isPresent()) {
            return LeadDecision.refused(lead, refusal.get());
        }
        if (input.survivor().equals(lead.merges().into())) {
            return LeadDecision.unchanged(lead);
        }
        Map<String, String> joined = new HashMap<>(lead.merges().joined());
        joined.put(lead.id(), input.survivor());
        Merges merges = lead.merges().goneInto(input.survivor());
        Transfer transfer = new Transfer(
                Direction.MERGED,
                lead.id(),
                merges.sent(),
                joined,
                merges.seen(),
                lead.segments(),
                lead.identifiedAt(),
                lead.lastReceipt(),
                input.cause());
        Lead emptied = lead.holding(List.of(), merges);
        return scoring.publish(emptied, FoldedHistory.EMPTY, lead.asOf(), ChangeReason.MERGED, input.cause())
                .sending(input.survivor(), transfer);
    }

    private static Optional<Refusal> refusal(Lead lead, LeadInput.MergeInto input) {
        if (input.survivor().equals(lead.id())) {
            return Optional.of(Refusal.of(Reason.SAME_LEAD));
        }
        if (input.survivor().equals(lead.merges().into()) && lead.erasure() == null) {
            return Optional.empty();
        }
        Refusal refusal = LeadScoring.refusal(lead);
        if (refusal != null) {
            return Optional.of(refusal);
        }
        int byTime = input.survivorIdentifiedAt().compareTo(lead.identifiedAt());
        boolean earlier = byTime < 0 || (byTime == 0 && input.survivor().compareTo(lead.id()) < 0);
        // One order for all leads: whatever is merged at the same time, no circle can come of it.
        return earlier ? Optional.empty() : Optional.of(Refusal.of(Reason.WRONG_SURVIVOR));
    }

    /** The survivor gives back what came by way of the other lead. */
    static LeadDecision unmerge(Lead lead, LeadInput.Unmerge input, LeadHistory history, LeadScoring scoring) {
        Refusal refusal = LeadScoring.refusal(lead);
        if (refusal == null && !lead.merges().joined().containsKey(input.leadId())) {
            refusal = new Refusal(Reason.NOT_MERGED_HERE, input.leadId());
        }
        if (refusal != null) {
            return LeadDecision.refused(lead, refusal);
        }
        Set<String> leaving = lead.merges().below(input.leadId());
        List<Segment> given = new ArrayList<>();
        List<Segment> kept = new ArrayList<>();
        lead.segments().forEach(segment -> (leaving.contains(segment.leadId()) ? given : kept).add(segment));
        Map<String, String> joined = new HashMap<>(lead.merges().joined());
        joined.keySet().retainAll(leaving);
        joined.remove(input.leadId());
        Merges merges = lead.merges().without(leaving);
        Transfer transfer = new Transfer(
                Direction.UNMERGED,
                lead.id(),
                merges.sent(),
                joined,
                merges.seen(),
                given,
                lead.identifiedAt(),
                lead.lastReceipt(),
                input.cause());
        Lead rest = lead.holding(kept, merges);
        FoldedHistory folded = scoring.foldedAnew(rest, history);
        return scoring.publish(rest, folded, lead.asOf(), ChangeReason.CORRECTION, input.cause())
                .sending(input.leadId(), transfer);
    }

    /** A lead gets histories: as the survivor, or its own ones back. */
    static LeadDecision take(Lead lead, Transfer input, LeadHistory history, LeadScoring scoring) {
        String into =
                input.direction() == Direction.UNMERGED ? null : lead.merges().into();
        Lead next = lead.identified(input.identifiedAt())
                .holding(lead.segments(), lead.merges().taking(into, input));
        for (Segment segment : input.segments()) {
            next = next.taking(segment, input.lastReceipt());
        }
        FoldedHistory folded = scoring.foldedAnew(next, history);
        Instant asOf = LeadScoring.notBefore(lead.asOf(), folded);
        ChangeReason reason = input.direction() == Direction.MERGED ? ChangeReason.MERGED : ChangeReason.CORRECTION;
        return scoring.publish(next, folded, asOf, reason, input.cause());
    }
}
