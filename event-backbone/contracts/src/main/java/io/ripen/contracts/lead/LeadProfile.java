package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is known about a lead beside its score: carried by every event about the lead, so that a consumer can start
 * anywhere.
 *
 * @param facts explicit facts
 * @param consents the latest grant per purpose, in the order of the purposes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadProfile(LeadFacts facts, List<ConsentGrant> consents) {

    /** Nothing known, nothing agreed to. */
    public static final LeadProfile EMPTY = new LeadProfile(LeadFacts.NONE, List.of());

    /** Copies the list; an absent member is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public LeadProfile {
        facts = facts == null ? LeadFacts.NONE : facts;
        consents = consents == null ? List.of() : List.copyOf(consents);
    }
}
