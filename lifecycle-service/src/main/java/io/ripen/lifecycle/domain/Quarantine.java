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
        @Nullable Instant until) {}
