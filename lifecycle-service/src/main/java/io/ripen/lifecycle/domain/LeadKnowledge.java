package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What is known about a lead beside its score.
 *
 * @param interests engagement points per topic
 * @param counters how many touchpoints of each kind the lead has had
 * @param facts which facts are known; their values are nobody's business here
 */
public record LeadKnowledge(Map<String, BigDecimal> interests, Map<String, Integer> counters, Set<Fact> facts) {

    /** Nothing known. */
    public static final LeadKnowledge NOTHING = new LeadKnowledge(Map.of(), Map.of(), Set.of());

    /** Copies the collections. */
    public LeadKnowledge {
        interests = Map.copyOf(interests);
        counters = Map.copyOf(counters);
        facts = Set.copyOf(facts);
    }

    int count(String counter) {
        return counters.getOrDefault(counter, 0);
    }
}
