package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What points are awarded for.
 *
 * @param at when it was earned
 * @param touchpointId the touchpoint; null where time alone earned it
 * @param topic topic of the content
 * @param product product of the content
 * @param subject what it was about, as people read it
 */
record Earned(
        Instant at,
        @Nullable String touchpointId,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String subject) {
    static Earned by(Touchpoint touchpoint) {
        return new Earned(
                touchpoint.occurredAt(),
                touchpoint.key().id(),
                touchpoint.content() == null ? null : touchpoint.content().topic(),
                touchpoint.content() == null ? null : touchpoint.content().product(),
                touchpoint.subject());
    }
}
