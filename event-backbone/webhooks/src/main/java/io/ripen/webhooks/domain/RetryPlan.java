package io.ripen.webhooks.domain;

import java.time.Duration;

/**
 * How often and how late a failed delivery is tried again, as the Standard Webhooks specification 1.0.0 recommends.
 *
 * @param firstWait the pause after a first failure; doubles with each further one
 * @param longestWait no pause is longer, whatever the receiver asks for
 * @param mostFailures as many failures in a row disable the endpoint
 */
public record RetryPlan(Duration firstWait, Duration longestWait, int mostFailures) {
    private static final int GONE = 410;
    private static final double SHORTEST = 0.8;
    private static final double SPREAD = 0.4;
    private static final int MOST_DOUBLINGS = 30;

    /**
     * Judges an attempt. Success is a status of the class 2xx, and nothing else; {@code 410 Gone} disables at once.
     *
     * @param failuresBefore how many attempts in a row had failed before this one
     * @param chance evenly from 0 to 1; spreads the pauses of endpoints that failed together by a fifth each way
     */
    public Verdict judge(Attempt attempt, int failuresBefore, double chance) {
        return switch (attempt) {
            case Attempt.Answered(int status, Duration ignored)
            when status >= 200 && status < 300 -> new Verdict.Delivered();
            case Attempt.Answered(int status, Duration ignored)
            when status == GONE -> new Verdict.Disable("status-" + GONE);
            case Attempt.Answered(int status, Duration asked) ->
                failed("status-" + status, asked == null ? Duration.ZERO : asked, failuresBefore, chance);
            case Attempt.Unanswered(String failure) -> failed(failure, Duration.ZERO, failuresBefore, chance);
        };
    }

    private Verdict failed(String failure, Duration asked, int failuresBefore, double chance) {
        if (failuresBefore + 1 >= mostFailures) {
            return new Verdict.Disable(failure);
        }
        Duration planned = shorter(longestWait, firstWait.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS)));
        long spread = Math.round(planned.toMillis() * (SHORTEST + SPREAD * chance));
        Duration wait = shorter(longestWait, Duration.ofMillis(spread));
        Duration granted = shorter(longestWait, asked);
        return new Verdict.Retry(failure, granted.compareTo(wait) > 0 ? granted : wait);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
