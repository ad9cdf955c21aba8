package io.ripen.scoring.domain.fold;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

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

    /** Adds up what the contributions are worth. */
    public static Interests of(LeadScore lead, Instant at) {
        Map<String, Long> topics = new TreeMap<>();
        Map<String, Long> products = new TreeMap<>();
        for (Contribution contribution : lead.contributions()) {
            long points = contribution.worth(at);
            if (contribution.topic() != null && points != 0) {
                topics.merge(contribution.topic(), points, Long::sum);
            }
            if (contribution.product() != null && points != 0) {
                products.merge(contribution.product(), points, Long::sum);
            }
        }
        return new Interests(topics, products);
    }
}
