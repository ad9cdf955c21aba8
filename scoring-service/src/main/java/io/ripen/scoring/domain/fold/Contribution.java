package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An award.
 *
 * @param rule the rule that awarded
 * @param at when it was earned: its decay counts from here
 * @param touchpointId the touchpoint that earned it; null when time alone did
 * @param topic the interest it speaks for
 * @param product the product of the asset
 * @param subject what it was about, for a person to read
 */
public record Contribution(
        EngagementRule rule,
        Instant at,
        @Nullable String touchpointId,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String subject) {
    private static final double NANOS = 1e9;

    /** Seconds since it was earned. */
    double age(Instant now) {
        return now.getEpochSecond() - at.getEpochSecond() + (now.getNano() - at.getNano()) / NANOS;
    }

    /** Hundredths that it is worth at an instant. */
    long worth(Instant now) {
        return rule.worth().at(age(now));
    }
}
