package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
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
    /** How long after an act an answer about the lead's company counts as asked because of it. */
    private static final Duration LOOKUP = Duration.ofDays(1);

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

    /** Whether the lead counts: it did something in the window and had not reached the outcome before. */
    boolean counts(Question question) {
        return !(outcomeAt != null && outcomeAt.isBefore(question.from()))
                && touchpoints.stream().anyMatch(touchpoint -> isAct(touchpoint, question));
    }

    /** How many touchpoints are looked at. */
    long looked(Question question) {
        return touchpoints.stream()
                .filter(touchpoint -> !touchpoint.occurredAt().isAfter(question.until()))
                .count();
    }

    /**
     * The instant for which the scores are compared with the outcome: that of the outcome; without one that of the
     * last thing that the person did in the window, when a seller would have looked at the lead, with the company data
     * that were looked up for it.
     */
    Instant judgedAt(Question question) {
        if (outcomeAt != null && isPositive(question)) {
            return outcomeAt;
        }
        Optional<Instant> last = touchpoints.reversed().stream()
                .filter(touchpoint -> isAct(touchpoint, question))
                .map(Touchpoint::occurredAt)
                .findFirst();
        return last.map(act -> lookedUp(act, question)).orElseGet(question::until);
    }

    private Instant lookedUp(Instant act, Question question) {
        return touchpoints.reversed().stream()
                .filter(touchpoint -> touchpoint.source() == FactSource.ENRICHMENT)
                .map(Touchpoint::occurredAt)
                .filter(at -> question.covers(at) && at.isAfter(act) && !at.isAfter(act.plus(LOOKUP)))
                .findFirst()
                .orElse(act);
    }

    /** Whether the person did it in the window: what staff enter and providers answer makes nobody active. */
    private static boolean isAct(Touchpoint touchpoint, Question question) {
        return touchpoint.source().isThePersons()
                && touchpoint.type() != TouchpointType.UNKNOWN
                && question.covers(touchpoint.occurredAt());
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
