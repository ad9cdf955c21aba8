package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Outlook;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an input does to a lead. Each input is decided on its own, never together with others of its batch, so
 * that results do not depend on how inputs were batched.
 *
 * @param model the model
 * @param quietPeriod how long after the last receipt decay stays unpublished, so that a replay never races it; more than
 *     nothing
 */
public record LeadScoring(ScoringModel model, Duration quietPeriod) {

    private static final String NO_SOURCE = "history-taken-away";

    /** Decides one input. */
    public LeadDecision decide(Lead lead, LeadInput input, LeadHistory history) {
        return switch (input) {
            case LeadInput.Identified identified -> identified(lead, identified, history);
            case LeadInput.Activity activity -> activity(lead, activity, history);
            case LeadInput.Due due -> due(lead, due, history);
            case LeadInput.Judged judged -> judged(lead, judged, history);
            case LeadInput.MergeInto merge -> LeadMerging.mergeInto(lead, merge, this);
            case LeadInput.Unmerge unmerge -> LeadMerging.unmerge(lead, unmerge, history, this);
            case LeadInput.Transfer transfer ->
                lead.erasure() == null
                        ? LeadMerging.take(lead, transfer, history, this)
                        : LeadErasure.eraseToo(lead, transfer);
            case LeadInput.Erase erase -> LeadErasure.erase(lead, erase, model);
            case LeadInput.Forgotten forgotten -> LeadErasure.forgotten(lead);
            case LeadInput.Refold refold -> refold(lead, refold, history);
        };
    }

    /**
     * Whether deciding these inputs, in this order, may read the lead's history.
     *
     * @return true when in doubt
     */
    public static boolean needsHistory(Lead lead, List<LeadInput> inputs) {
        if (lead.stale()) {
            return true;
        }
        TouchpointKey reached = lead.folded().last();
        List<Segment> taken = lead.segments();
        for (LeadInput input : inputs) {
            switch (input) {
                case LeadInput.Identified identified -> {
                    // What identifies a new lead may tell whence it came, and is in the history only.
                    if (identified.segment().through() > 0 || lead.sequence() == 0) {
                        return true;
                    }
                    taken = seen(taken, identified.segment());
                }
                case LeadInput.Activity activity -> {
                    TouchpointKey key = activity.touchpoint().key();
                    boolean late = reached != null && key.compareTo(reached) <= 0;
                    if (late || isAfterAGap(taken, activity.segment())) {
                        return true;
                    }
                    taken = seen(taken, activity.segment());
                    reached = key;
                }
                case LeadInput.Judged judged -> {
                    return true;
                }
                case LeadInput.Unmerge unmerge -> {
                    return true;
                }
                case LeadInput.Transfer transfer -> {
                    return true;
                }
                case LeadInput.Due due -> {}
                case LeadInput.MergeInto merge -> {}
                case LeadInput.Erase erase -> {}
                case LeadInput.Forgotten forgotten -> {}
                case LeadInput.Refold refold -> {}
            }
        }
        return false;
    }

    private static List<Segment> seen(List<Segment> taken, Segment segment) {
        List<Segment> next = new ArrayList<>(taken.size() + 1);
        taken.stream().filter(each -> !each.isSameAs(segment)).forEach(next::add);
        next.add(segment);
        return next;
    }

    private static boolean isAfterAGap(List<Segment> taken, Segment segment) {
        long last = 0;
        for (Segment each : taken) {
            if (each.isSameAs(segment)) {
                last = each.sequence();
            }
        }
        return segment.sequence() > last + 1;
    }

    /**
     * The lead with a timer not after the instant that its state calls for. A timer that stands and is early enough
     * stays: whoever it wakes asks again, which is cheaper than to move it with each thing that the lead does.
     *
     * @param from an instant not before {@code asOf}
     * @param stands whether the lead's timer has not fired yet
     */
    public Lead scheduled(Lead lead, Instant from, boolean stands) {
        Instant standing = stands ? lead.timer() : null;
        Instant quietUntil = lead.lastReceipt().plus(quietPeriod);
        if (standing != null
                && !standing.isAfter(quietUntil)
                && !lead.segments().isEmpty()) {
            return lead;
        }
        Instant needed = Outlook.nextChange(lead.folded(), lead.published(), from, model)
                .map(change -> later(change, quietUntil))
                .orElse(null);
        boolean isEarlyEnough = standing != null && needed != null && !standing.isAfter(needed);
        return isEarlyEnough ? lead : lead.withTimer(needed);
    }

    private LeadDecision identified(Lead lead, LeadInput.Identified input, LeadHistory history) {
        Lead next = lead.taking(input.segment(), input.cause().receivedAt())
                .identified(input.cause().occurredAt());
        FoldedHistory folded = input.segment().through() > 0
                ? foldedWith(next, input.segment(), history)
                : folded(next, List.of(), history);
        Instant asOf = notBefore(later(lead.asOf(), input.cause().occurredAt()), folded);
        return publish(next, folded, asOf, ChangeReason.IDENTIFIED, input.cause())
                .from(origin(lead, folded, input, history));
    }

    /** With a part of a history that the lead holds from now on. */
    private FoldedHistory foldedWith(Lead next, Segment segment, LeadHistory history) {
        return history.isLong() ? foldedAnew(next, history) : folded(next, history.of(segment), history);
    }

    /** Whence the lead came: what identified it is folded next, but consumers count a lead when they first hear of it. */
    private static @Nullable Campaign origin(
            Lead lead, FoldedHistory folded, LeadInput.Identified input, LeadHistory history) {
        if (folded.origin() != null || lead.sequence() > 0) {
            return folded.origin();
        }
        // Its place is not told: in the part of a further person it comes behind those of the persons before.
        String touchpointId = input.cause().touchpointId();
        return touchpointId == null ? null : history.campaign(input.segment().toItsEnd(), touchpointId);
    }

    private LeadDecision activity(Lead lead, LeadInput.Activity input, LeadHistory history) {
        Touchpoint touchpoint = input.touchpoint();
        Lead next = lead.taking(input.segment(), touchpoint.receivedAt());
        Segment before = lead.taken(input.segment());
        // Folded already with the history, where a verdict may have been heard that the event does not know.
        boolean isTaken = before != null && input.segment().through() <= before.through();
        if (isTaken && !lead.stale()) {
            return LeadDecision.unchanged(next);
        }
        // What is missing before it is kept in the history, so nothing of it is lost.
        boolean isGap = isAfterAGap(lead.segments(), input.segment());
        boolean anew = isGap && history.isLong();
        List<Touchpoint> missing = isGap && !anew ? history.of(input.segment()) : List.of(touchpoint);
        List<Touchpoint> additions = isTaken ? List.of() : missing;
        boolean inOrder = !lead.stale() && !anew && additions.stream().allMatch(lead.folded()::canTake);
        FoldedHistory folded = anew ? foldedAnew(next, history) : folded(next, additions, history);
        return publish(
                next,
                folded,
                notBefore(later(lead.asOf(), touchpoint.occurredAt()), folded),
                inOrder ? ChangeReason.TOUCHPOINT : ChangeReason.CORRECTION,
                new Cause(touchpoint.key().id(), touchpoint.occurredAt(), touchpoint.receivedAt()));
    }

    private LeadDecision judged(Lead lead, LeadInput.Judged input, LeadHistory history) {
        Refusal refusal = refusal(lead);
        if (refusal == null && lead.taken(input.segment()) == null) {
            refusal = Refusal.of(Refusal.Reason.HISTORY_NOT_TAKEN);
        }
        if (refusal != null) {
            return LeadDecision.refused(lead, refusal);
        }
        Lead next = lead.taking(input.segment(), lead.lastReceipt());
        FoldedHistory folded = foldedAnew(next, history);
        return publish(next, folded, notBefore(lead.asOf(), folded), ChangeReason.CORRECTION, input.cause());
    }

    /** The later of the instant and the last touchpoint folded. */
    static Instant notBefore(Instant instant, FoldedHistory folded) {
        return folded.last() == null ? instant : later(instant, folded.last().occurredAt());
    }

    /** The refusal of any command to this lead; null if it can be commanded. */
    public static @Nullable LeadDecision refused(Lead lead) {
        Refusal refusal = refusal(lead);
        return refusal == null ? null : LeadDecision.refused(lead, refusal);
    }

    /**
     * The refusal of any command that names a lead which was believed to be merged into this one.
     *
     * @param meant the lead that was named
     * @return null if this lead answers for it, or says itself who does
     */
    public static @Nullable LeadDecision refused(Lead lead, String meant) {
        return lead.merges().into() != null || lead.holderOf(meant).equals(lead.id())
                ? null
                : LeadDecision.refused(lead, new Refusal(Refusal.Reason.MERGE_UNDER_WAY, meant));
    }

    /** Why nobody can command this lead; null if it can be commanded. */
    static @Nullable Refusal refusal(Lead lead) {
        if (lead.erasure() != null) {
            return Refusal.of(Refusal.Reason.LEAD_ERASED);
        }
        if (lead.merges().into() != null) {
            return new Refusal(Refusal.Reason.LEAD_MERGED, lead.merges().into());
        }
        return lead.sequence() == 0 ? Refusal.of(Refusal.Reason.LEAD_UNKNOWN) : null;
    }

    private LeadDecision due(Lead lead, LeadInput.Due input, LeadHistory history) {
        FoldedHistory folded = folded(lead, List.of(), history);
        Instant asOf = later(lead.asOf(), input.dueAt());
        Evaluation evaluation = Evaluation.of(folded, asOf, model);
        boolean isNews = Outlook.isNews(lead.published(), evaluation.score(), model);
        if (!lead.stale()
                && (!isNews || input.dueAt().isBefore(lead.lastReceipt().plus(quietPeriod)))) {
            return LeadDecision.unchanged(lead);
        }
        ChangeReason reason = lead.stale() ? ChangeReason.CORRECTION : ChangeReason.DECAY;
        return publish(lead, folded, asOf, reason, new Cause(null, input.dueAt(), input.dueAt()));
    }

    /** For the instant that consumers know a score of, so that the correction says what the model alone has changed. */
    private LeadDecision refold(Lead lead, LeadInput.Refold input, LeadHistory history) {
        if (!lead.stale()) {
            return new LeadDecision(lead, Optional.empty(), List.of());
        }
        Cause cause = new Cause(null, input.askedAt(), input.askedAt());
        return publish(lead, folded(lead, List.of(), history), lead.asOf(), ChangeReason.CORRECTION, cause);
    }

    /** Folds on top where that is possible, else the whole history anew. */
    private FoldedHistory folded(Lead lead, List<Touchpoint> additions, LeadHistory history) {
        if (!lead.stale() && additions.stream().allMatch(lead.folded()::canTake)) {
            return additions.isEmpty() ? lead.folded() : Fold.fold(lead.folded(), additions, model);
        }
        return foldedAnew(lead, additions, history);
    }

    /** Folds the histories that the lead holds. */
    FoldedHistory foldedAnew(Lead lead, LeadHistory history) {
        return foldedAnew(lead, List.of(), history);
    }

    private FoldedHistory foldedAnew(Lead lead, List<Touchpoint> additions, LeadHistory history) {
        return history.fold(lead.segments(), additions, model);
    }

    LeadDecision publish(Lead lead, FoldedHistory folded, Instant asOf, ChangeReason reason, Cause cause) {
        Evaluation evaluation = Evaluation.of(folded, asOf, model);
        List<ConsentChange> consents = consentChanges(lead, folded, cause);
        // A score that is the same under another model still has another receipt. Under a cap it is the same with other
        // interests, too; compared at one instant, so that decay alone changes none.
        boolean visible = lead.sequence() == 0
                || lead.stale()
                || lead.merges().into() != null
                || !evaluation.score().equals(lead.published())
                || !looksLike(lead.folded(), folded)
                || !evaluation.interests().equals(Evaluation.interests(lead.folded(), asOf, model));
        Lead after = lead.publishing(folded, asOf, evaluation.score(), visible ? 1 : 0, consents.size());
        Optional<ScoreChange> change = visible
                ? Optional.of(new ScoreChange(
                        after.sequence(), asOf, reason, cause, lead.published(), evaluation, folded, folded.origin()))
                : Optional.empty();
        return new LeadDecision(after, change, consents);
    }

    private static List<ConsentChange> consentChanges(Lead lead, FoldedHistory folded, Cause cause) {
        List<ConsentChange> changes = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            ConsentGrant grant = folded.consents().get(purpose);
            ConsentGrant before = lead.folded().consents().get(purpose);
            if (grant == null && before != null && before.status() != ConsentStatus.WITHDRAWN) {
                // It was told by a history that the lead does not hold any more.
                grant = new ConsentGrant(purpose, ConsentStatus.WITHDRAWN, cause.occurredAt(), NO_SOURCE, null);
            }
            if (grant != null && !grant.equals(before)) {
                changes.add(new ConsentChange(lead.privacySequence() + changes.size() + 1, grant, cause));
            }
        }
        return changes;
    }

    private static boolean looksLike(FoldedHistory before, FoldedHistory after) {
        return before.counters().equals(after.counters())
                && before.consents().equals(after.consents())
                && sameValues(before.facts(), after.facts());
    }

    private static boolean sameValues(Facts before, Facts after) {
        for (FactName name : FactName.values()) {
            if (!Objects.equals(before.value(name), after.value(name))) {
                return false;
            }
        }
        return true;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
