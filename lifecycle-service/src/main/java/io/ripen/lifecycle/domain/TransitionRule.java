package io.ripen.lifecycle.domain;

import java.time.Duration;
import java.util.List;

/**
 * A way into a stage that leads take by themselves.
 *
 * @param from the stages from which it leads
 * @param guard what must hold
 * @param dwell how long it must hold without a break; nothing for at once
 * @param priority of several ways that are open at once the highest is taken; of equal ones that to the earlier stage
 */
public record TransitionRule(List<String> from, Condition guard, Duration dwell, int priority) {
    /** Copies the list. */
    public TransitionRule {
        from = List.copyOf(from);
    }

    /** Names the way within a model. */
    static String id(String to, int index) {
        return to + "/" + index;
    }
}
