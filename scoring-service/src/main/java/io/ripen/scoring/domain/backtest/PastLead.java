package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it was.
 *
 * @param id the lead
 * @param touchpoints its kept touchpoints; sorted here in fold order
 * @param outcomeAt when the outcome came that is asked for; null if it never did
 */
public record PastLead(
        String id, List<Touchpoint> touchpoints, @Nullable Instant outcomeAt) {
    /** Sorts and copies the list. */
    public PastLead {
        touchpoints = touchpoints.stream()
                .sorted(Comparator.comparing(Touchpoint::key))
                .toList();
    }

    /** Whether the outcome came in the window. */
    boolean isPositive(Question question) {
        return outcomeAt != null && question.covers(outcomeAt);
    }

    /** Whether the lead counts: it was active in the window and had not reached the outcome before. */
    boolean counts(Question question) {
        return !(outcomeAt != null && outcomeAt.isBefore(question.from()))
                && touchpoints.stream().anyMatch(touchpoint -> question.covers(touchpoint.occurredAt()));
    }

    /** How many touchpoints are looked at. */
    long looked(Question question) {
        return touchpoints.stream()
                .filter(touchpoint -> !touchpoint.occurredAt().isAfter(question.until()))
                .count();
    }

    /**
     * The instant for which the scores are compared with the outcome: that of the outcome; without one that of the
     * last touchpoint in the window, when a seller would have looked at the lead.
     */
    Instant judgedAt(Question question) {
        if (outcomeAt != null && isPositive(question)) {
            return outcomeAt;
        }
        Optional<Instant> last = touchpoints.reversed().stream()
                .map(Touchpoint::occurredAt)
                .filter(question::covers)
                .findFirst();
        return last.orElseGet(question::until);
    }

    /** Touchpoints that may be known at that judgement: strictly before an outcome, so that it cannot leak in. */
    List<Touchpoint> evidence(Question question) {
        Instant judged = judgedAt(question);
        boolean positive = isPositive(question);
        return touchpoints.stream()
                .takeWhile(touchpoint -> positive
                        ? touchpoint.occurredAt().isBefore(judged)
                        : !touchpoint.occurredAt().isAfter(judged))
                .toList();
    }
}
