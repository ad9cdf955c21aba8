package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.model.ScoringModel;
import java.util.Objects;

/** A person is forgotten: first the lead, then, by their own lanes, the visitor histories that it held. */
final class LeadErasure {
    private LeadErasure() {}

    static LeadDecision erase(Lead lead, LeadInput.Erase input, ScoringModel model) {
        if (lead.erasure() != null) {
            return LeadDecision.unchanged(lead);
        }
        Refusal refusal = LeadScoring.refusal(lead);
        if (refusal != null && !(isUnknown(lead) && input.announced())) {
            return LeadDecision.refused(lead, refusal);
        }
        int open = lead.segments().size();
        int events = (input.announced() ? 0 : 1) + (open == 0 ? 1 : 0);
        return LeadDecision.unchanged(
                lead.erased(new Erasure(input.requestId(), input.requestedAt(), open), events, model));
    }

    /** What identifies the lead may be under way still, on another topic: it is forgotten as it comes. */
    private static boolean isUnknown(Lead lead) {
        return lead.sequence() == 0 && lead.erasure() == null && lead.merges().into() == null;
    }

    /** What was merged into the lead comes only now: it belongs to the same person, and is waited for as the rest is. */
    static LeadDecision eraseToo(Lead lead, LeadInput.Transfer input) {
        Erasure erasure = Objects.requireNonNull(lead.erasure());
        return LeadDecision.unchanged(lead.erasingToo(
                lead.merges().taking(lead.merges().into(), input),
                erasure.more(input.segments().size())));
    }

    static LeadDecision forgotten(Lead lead) {
        Erasure erasure = lead.erasure();
        if (erasure == null || erasure.open() == 0) {
            return LeadDecision.unchanged(lead);
        }
        return LeadDecision.unchanged(lead.forgetting(erasure.oneLess()));
    }
}
