package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.LeadScore;
import io.ripen.scoring.domain.fold.Outlook;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
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

/**
 * Decides what an input does to a lead. Each input is decided on its own, never together with others of its batch, so
 * that results do not depend on how inputs were batched.
 *
 * @param model the model
 * @param quietPeriod how long after the last receipt decay stays unpublished, so that a replay never races it
 */
public record LeadScoring(ScoringModel model, Duration quietPeriod) {

    /** Decides one input. */
    public LeadDecision decide(Lead lead, LeadInput input, LeadHistory history) {
        return switch (input) {
            case LeadInput.Identified identified -> identified(lead, identified, history);
            case LeadInput.Activity activity -> activity(lead, activity, history);
            case LeadInput.Due due -> due(lead, due, history);
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
        for (LeadInput input : inputs) {
            switch (input) {
                case LeadInput.Identified identified -> {
                    if (identified.segment().through() > 0) {
                        return true;
                    }
                }
                case LeadInput.Activity activity -> {
                    TouchpointKey key = activity.touchpoint().key();
                    if (reached != null && key.compareTo(reached) <= 0) {
                        return true;
                    }
                    reached = key;
                }
                case LeadInput.Due due -> {}
            }
        }
        return false;
    }

    /** The lead with the timer that its state calls for, seen from an instant not before {@code asOf}. */
    public Lead scheduled(Lead lead, Instant from) {
        Instant earliest = lead.lastReceipt().plus(quietPeriod);
        return lead.withTimer(Outlook.nextChange(lead.folded(), lead.published(), from, model)
                .map(change -> later(change, earliest))
                .orElse(null));
    }

    private LeadDecision identified(Lead lead, LeadInput.Identified input, LeadHistory history) {
        Lead next = lead.taking(input.segment(), input.cause().receivedAt());
        List<Touchpoint> additions = input.segment().through() > 0 ? history.of(input.segment()) : List.of();
        LeadScore folded = folded(next, additions, history);
        Instant asOf = later(lead.asOf(), input.cause().occurredAt());
        if (folded.last() != null) {
            asOf = later(asOf, folded.last().occurredAt());
        }
        return publish(next, folded, asOf, ChangeReason.IDENTIFIED, input.cause());
    }

    private LeadDecision activity(Lead lead, LeadInput.Activity input, LeadHistory history) {
        Touchpoint touchpoint = input.touchpoint();
        Lead next = lead.taking(input.segment(), touchpoint.receivedAt());
        boolean inOrder = !lead.stale() && lead.folded().canTake(touchpoint);
        return publish(
                next,
                folded(next, List.of(touchpoint), history),
                later(lead.asOf(), touchpoint.occurredAt()),
                inOrder ? ChangeReason.TOUCHPOINT : ChangeReason.CORRECTION,
                new Cause(touchpoint.key().id(), touchpoint.occurredAt(), touchpoint.receivedAt()));
    }

    private LeadDecision due(Lead lead, LeadInput.Due input, LeadHistory history) {
        LeadScore folded = folded(lead, List.of(), history);
        Instant asOf = later(lead.asOf(), input.dueAt());
        Evaluation evaluation = Evaluation.of(folded, asOf, model);
        if (!lead.stale() && !Outlook.isNews(lead.published(), evaluation.score(), model)) {
            return new LeadDecision(lead, Optional.empty(), List.of());
        }
        ChangeReason reason = lead.stale() ? ChangeReason.CORRECTION : ChangeReason.DECAY;
        return publish(lead, folded, asOf, reason, new Cause(null, input.dueAt(), input.dueAt()));
    }

    /** Folds on top where that is possible, else the whole history anew. */
    private LeadScore folded(Lead lead, List<Touchpoint> additions, LeadHistory history) {
        if (!lead.stale() && additions.stream().allMatch(lead.folded()::canTake)) {
            return additions.isEmpty() ? lead.folded() : Fold.fold(lead.folded(), additions, model);
        }
        List<Touchpoint> ledger = new ArrayList<>(additions);
        lead.segments().forEach(segment -> ledger.addAll(history.of(segment)));
        return Fold.fold(ledger, model);
    }

    private LeadDecision publish(Lead lead, LeadScore folded, Instant asOf, ChangeReason reason, Cause cause) {
        Evaluation evaluation = Evaluation.of(folded, asOf, model);
        List<ConsentChange> consents = consentChanges(lead, folded, cause);
        boolean visible = lead.sequence() == 0
                || !evaluation.score().equals(lead.published())
                || !looksLike(lead.folded(), folded);
        Lead after = lead.publishing(folded, asOf, evaluation.score(), visible ? 1 : 0, consents.size());
        Optional<ScoreChange> change = visible
                ? Optional.of(
                        new ScoreChange(after.sequence(), asOf, reason, cause, lead.published(), evaluation, folded))
                : Optional.empty();
        return new LeadDecision(after, change, consents);
    }

    private static List<ConsentChange> consentChanges(Lead lead, LeadScore folded, Cause cause) {
        List<ConsentChange> changes = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            ConsentGrant grant = folded.consents().get(purpose);
            if (grant != null && !grant.equals(lead.folded().consents().get(purpose))) {
                changes.add(new ConsentChange(lead.privacySequence() + changes.size() + 1, grant, cause));
            }
        }
        return changes;
    }

    private static boolean looksLike(LeadScore before, LeadScore after) {
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
