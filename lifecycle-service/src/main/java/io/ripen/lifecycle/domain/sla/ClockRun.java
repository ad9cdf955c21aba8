package io.ripen.lifecycle.domain.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that was started for a lead.
 *
 * @param clock its name
 * @param stage the stage that started it
 * @param attempt how many times it has been started since the lead entered the stage, from 1
 * @param startedAt when it was started
 * @param since when it was started or resumed last
 * @param consumed the business time that had passed before {@code since}
 * @param phase how far it has come
 * @param isPaused whether it stands still
 */
public record ClockRun(
        String clock,
        String stage,
        int attempt,
        Instant startedAt,
        Instant since,
        Duration consumed,
        ClockPhase phase,
        boolean isPaused) {

    /** A clock that begins to run. */
    public static ClockRun start(Clock clock, String stage, int attempt, Instant at) {
        return new ClockRun(clock.name(), stage, attempt, at, at, Duration.ZERO, ClockPhase.RUNNING, false);
    }

    /** When the agreed time is over, if it goes on running. */
    public Instant dueAt(Clock clock, BusinessCalendar calendar) {
        return reaches(ClockPhase.OVERDUE, clock, calendar);
    }

    /**
     * What becomes of it next if nobody reacts.
     *
     * @param phase the phase that it reaches
     * @param at when
     */
    public record Next(ClockPhase phase, Instant at) {}

    /** What becomes of it next if nobody reacts; empty while paused and at the end. */
    public Optional<Next> next(Clock clock, BusinessCalendar calendar) {
        if (isPaused) {
            return Optional.empty();
        }
        return following(clock).map(next -> new Next(next, reaches(next, clock, calendar)));
    }

    private Optional<ClockPhase> following(Clock clock) {
        return switch (phase) {
            case RUNNING -> Optional.of(clock.notice().isZero() ? ClockPhase.OVERDUE : ClockPhase.DUE);
            case DUE -> Optional.of(ClockPhase.OVERDUE);
            case OVERDUE -> Optional.of(ClockPhase.BREACHED);
            case BREACHED -> Optional.of(ClockPhase.ESCALATED);
            case ESCALATED -> Optional.empty();
        };
    }

    private Instant reaches(ClockPhase target, Clock clock, BusinessCalendar calendar) {
        return calendar.plus(since, clock.until(target).minus(consumed));
    }

    /** Whether it has not had its end. */
    public boolean canEnd() {
        return switch (phase) {
            case RUNNING, DUE, OVERDUE -> true;
            case BREACHED, ESCALATED -> false;
        };
    }

    /** The clock in another phase. */
    public ClockRun in(ClockPhase reached) {
        return new ClockRun(clock, stage, attempt, startedAt, since, consumed, reached, isPaused);
    }

    /** The clock standing still. */
    public ClockRun paused(Instant at, BusinessCalendar calendar) {
        Duration spent = consumed.plus(calendar.between(since, at));
        return new ClockRun(clock, stage, attempt, startedAt, at, spent, phase, true);
    }

    /** The clock running on. */
    public ClockRun resumed(Instant at) {
        return new ClockRun(clock, stage, attempt, startedAt, at, consumed, phase, false);
    }
}
