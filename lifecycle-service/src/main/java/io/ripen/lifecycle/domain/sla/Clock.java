package io.ripen.lifecycle.domain.sla;

import java.time.Duration;
import java.util.Set;

/**
 * A time that sales agreed to, in business time.
 *
 * @param name its name, for example {@code first-contact}
 * @param within the agreed time
 * @param notice how long before its end it is called due; nothing for never
 * @param grace how long after its end it is breached
 * @param escalation how long after the breach it is escalated
 * @param attempts how many times it runs: after an escalation it is started again until so many have run out
 * @param metBy the commands that meet it, by their words
 * @param metIn the stages whose entry meets it, whatever led there
 */
public record Clock(
        String name,
        Duration within,
        Duration notice,
        Duration grace,
        Duration escalation,
        int attempts,
        Set<String> metBy,
        Set<String> metIn) {

    /** Copies the sets. */
    public Clock {
        metBy = Set.copyOf(metBy);
        metIn = Set.copyOf(metIn);
    }

    /** The business time after which a running clock reaches a phase. */
    Duration until(ClockPhase phase) {
        return switch (phase) {
            case RUNNING -> Duration.ZERO;
            case DUE -> within.minus(notice);
            case OVERDUE -> within;
            case BREACHED -> within.plus(grace);
            case ESCALATED -> within.plus(grace).plus(escalation);
        };
    }
}
