package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An award that a touchpoint earned.
 *
 * @param rule the rule that awarded
 * @param key the touchpoint
 * @param topic the interest it speaks for
 * @param subject what the touchpoint was about, for a person to read
 */
public record Contribution(
        EngagementRule rule,
        TouchpointKey key,
        @Nullable String topic,
        @Nullable String subject) {
    private static final double NANOS = 1e9;

    /** Seconds since the touchpoint. */
    double age(Instant at) {
        Instant then = key.occurredAt();
        return at.getEpochSecond() - then.getEpochSecond() + (at.getNano() - then.getNano()) / NANOS;
    }

    /** Hundredths that it is worth at an instant. */
    long worth(Instant at) {
        return rule.worth().at(age(at));
    }
}
