package io.ripen.nurture.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No marketing mail while sales works a lead.
 *
 * @param until when it ends at the latest; absent where only an outcome ends it
 */
public record Quarantine(@Nullable Instant until) {

    /** Whether it is on: it ends at its end. */
    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
