package io.ripen.nurture.domain.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to try again after a temporary failure: the pause doubles with each attempt, up to a limit.
 *
 * @param maxAttempts attempts in all, at least 1
 * @param firstPause pause after the first attempt
 * @param longestPause no pause is longer
 */
public record RetryPolicy(int maxAttempts, Duration firstPause, Duration longestPause) {
    private static final int MOST_DOUBLINGS = 30;

    /** Whether another attempt may follow after so many. */
    boolean allowsAfter(int attempts) {
        return attempts < maxAttempts;
    }

    /** The pause after so many attempts, or a longer one that was asked for. */
    Duration pauseAfter(int attempts, @Nullable Duration askedFor) {
        Duration pause = pauseAfter(attempts);
        return askedFor == null || askedFor.compareTo(pause) < 0 ? pause : askedFor;
    }

    /** The pause after so many attempts. */
    Duration pauseAfter(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
