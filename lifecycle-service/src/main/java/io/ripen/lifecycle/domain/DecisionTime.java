package io.ripen.lifecycle.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment at which a decision is made, which may be long after what it decides on.
 *
 * @param now the moment
 * @param backlog how far back a clock may begin; one that would begin earlier begins now, so that a replay of history
 *     does not let all clocks run out at once
 */
public record DecisionTime(Instant now, Duration backlog) {

    /** When a clock begins that should have begun then. */
    Instant beginning(Instant at) {
        return at.isBefore(now.minus(backlog)) ? now : at;
    }
}
