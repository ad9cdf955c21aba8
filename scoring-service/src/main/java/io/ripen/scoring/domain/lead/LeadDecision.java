package io.ripen.scoring.domain.lead;

import java.util.List;
import java.util.Optional;

/**
 * What an input does.
 *
 * @param lead the lead afterwards
 * @param score the score to publish, if anything visible changed
 * @param consents the consents to publish
 */
public record LeadDecision(Lead lead, Optional<ScoreChange> score, List<ConsentChange> consents) {
    /** Copies the list. */
    public LeadDecision {
        consents = List.copyOf(consents);
    }
}
