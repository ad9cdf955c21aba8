package io.ripen.scoring.domain.fold;

import java.util.Map;

/**
 * What a lead is interested in at an instant: hundredths of engagement before caps.
 *
 * @param topics per topic
 * @param products per product
 */
public record Interests(Map<String, Long> topics, Map<String, Long> products) {
    /** Copies the maps. */
    public Interests {
        topics = Map.copyOf(topics);
        products = Map.copyOf(products);
    }
}
