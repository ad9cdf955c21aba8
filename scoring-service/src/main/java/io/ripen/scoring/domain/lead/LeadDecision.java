package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.touchpoint.Campaign;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an input does.
 *
 * @param lead the lead afterwards
 * @param score the score to publish, if anything visible changed
 * @param consents the consents to publish
 * @param sending histories to be sent to another lead
 * @param refusal why nothing was done
 */
public record LeadDecision(
        Lead lead,
        Optional<ScoreChange> score,
        List<ConsentChange> consents,
        Optional<Sending> sending,
        Optional<Refusal> refusal) {
    /**
     * Histories on their way to another lead.
     *
     * @param to the receiver
     * @param transfer what it gets
     */
    public record Sending(String to, LeadInput.Transfer transfer) {}

    /** Copies the list. */
    public LeadDecision {
        consents = List.copyOf(consents);
    }

    /** A decision that neither sends nor refuses anything. */
    LeadDecision(Lead lead, Optional<ScoreChange> score, List<ConsentChange> consents) {
        this(lead, score, consents, Optional.empty(), Optional.empty());
    }

    static LeadDecision unchanged(Lead lead) {
        return new LeadDecision(lead, Optional.empty(), List.of());
    }

    static LeadDecision refused(Lead lead, Refusal refusal) {
        return new LeadDecision(lead, Optional.empty(), List.of(), Optional.empty(), Optional.of(refusal));
    }

    /** The same with whence the lead came. */
    LeadDecision from(@Nullable Campaign origin) {
        return new LeadDecision(lead, score.map(change -> change.from(origin)), consents, sending, refusal);
    }

    LeadDecision sending(String to, LeadInput.Transfer transfer) {
        return new LeadDecision(lead, score, consents, Optional.of(new Sending(to, transfer)), refusal);
    }
}
