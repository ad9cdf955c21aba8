package io.ripen.lifecycle.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No marketing mail while this lasts.
 *
 * @param reason why, for a person to read
 * @param by who or what began it
 * @param since when it began
 * @param until when it ends at the latest; absent where only leaving the stage ends it
 */
public record Quarantine(
        String reason,
        TransitionActor by,
        Instant since,
        @Nullable Instant until) {

    /** What a stage asks for; none that is over already. One that went on until then is the same. */
    static @Nullable Quarantine asked(
            OnEntry.QuarantineRule rule, Instant since, Instant at, TransitionActor by, @Nullable Quarantine held) {
        Instant until = rule.lasts() == null ? null : since.plus(rule.lasts());
        if (until != null && !until.isAfter(at)) {
            return null;
        }
        return held == null
                ? new Quarantine(rule.reason(), by, since, until)
                : new Quarantine(rule.reason(), held.by(), held.since(), until);
    }

    /** The longer of two; of equal ones the first, and none that is over by then and is the second. */
    static @Nullable Quarantine longer(@Nullable Quarantine first, @Nullable Quarantine second, Instant at) {
        if (second == null || !second.isAfter(at)) {
            return first;
        }
        Instant end = first == null ? at : first.until();
        return end == null || !second.isAfter(end) ? first : second;
    }

    private boolean isAfter(Instant instant) {
        return until == null || until.isAfter(instant);
    }
}
