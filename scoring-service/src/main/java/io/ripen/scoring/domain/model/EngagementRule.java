package io.ripen.scoring.domain.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule about behaviour: each match counts, and is awarded points as far as the limits allow.
 *
 * @param id unique in the model
 * @param trigger what makes it award
 * @param worth points and decay
 * @param limits how often it may award; all must allow; none means each time
 * @param cap most hundredths that the rule's awards may be worth together, or null
 * @param group the group whose cap holds for it too, or null
 * @param topic the interest it speaks for; null: the topic of the touchpoint's asset, if any
 * @param counters counted for each touchpoint that matches, awarded or not
 */
public record EngagementRule(
        String id,
        Trigger trigger,
        Worth worth,
        List<Limit> limits,
        @Nullable Long cap,
        @Nullable String group,
        @Nullable String topic,
        List<String> counters) {
    /** Copies the lists. */
    public EngagementRule {
        limits = List.copyOf(limits);
        counters = List.copyOf(counters);
    }

    /** By id: rules are keys of maps while scores are computed. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Whether it counts what machines can do as well only after a human sign. */
    public boolean needsHuman() {
        return trigger instanceof Trigger.Act act && act.needsHuman();
    }
}
