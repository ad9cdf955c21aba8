package io.ripen.scoring.domain.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about touchpoints: each that matches counts, and is awarded points as far as the limits allow.
 *
 * @param id unique in the model
 * @param when the condition
 * @param worth points and decay
 * @param limits how often it may award; all must allow; none means each time
 * @param cap most hundredths that the rule's awards may be worth together, or null
 * @param topic the interest it speaks for; null: the topic of the touchpoint's asset, if any
 * @param counters counted for each touchpoint that matches, awarded or not
 */
public record EngagementRule(
        String id,
        Condition when,
        Worth worth,
        List<Limit> limits,
        @Nullable Long cap,
        @Nullable String topic,
        List<String> counters) {
    /** Copies the lists. */
    public EngagementRule {
        limits = List.copyOf(limits);
        counters = List.copyOf(counters);
    }
}
