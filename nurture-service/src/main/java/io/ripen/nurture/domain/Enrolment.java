package io.ripen.nurture.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in a journey, from its entry on.
 *
 * @param journey the journey's id
 * @param version the version by which it goes on
 * @param entry how many times the lead had entered the journey, from 1
 * @param at when it entered
 * @param data what the entry was about
 * @param state how far it is
 * @param step the step at which it waits; absent if it does not
 * @param until when the waiting ends at the latest; absent if it does not wait
 * @param endedAt when it ended; absent while the lead is inside
 * @param reason why it ended, a stable code; absent if it came to its end
 * @param reachedGoalAt when the lead entered a stage that is a goal of the journey; absent while it did not
 */
public record Enrolment(
        String journey,
        int version,
        int entry,
        Instant at,
        MailData data,
        State state,
        @Nullable String step,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Instant reachedGoalAt) {

    /** The reason of a lead that met an exit condition. */
    static final String EXIT_CONDITION = "exit-condition";

    /** The reason of a lead whose version is gone and is not taken over. */
    static final String VERSION_GONE = "version-gone";

    /** The reason of a lead whose step is not in the version that took over. */
    static final String STEP_GONE = "step-gone";

    /** The reason of a lead for whose topic there is no content to offer. */
    static final String NOTHING_TO_OFFER = "nothing-to-offer";

    /** The reason of a lead that turned out to be another one. */
    static final String MERGED = "merged";

    /** How far a lead is. */
    public enum State {
        /** On its way: it waits at a step. */
        WAITING,
        /** It went through all steps. */
        COMPLETED,
        /** It left before. */
        EXITED,
        /** It gets nothing, for comparison. */
        HELD_OUT
    }

    static Enrolment entered(Journey journey, int entry, MailData data, Instant now) {
        return new Enrolment(
                journey.id(), journey.version(), entry, now, data, State.WAITING, null, null, null, null, null);
    }

    /** Whether the lead is on its way. */
    boolean isInside() {
        return state == State.WAITING;
    }

    /** Whether it is the same entry, however far. */
    boolean isSameAs(Enrolment other) {
        return entry == other.entry && journey.equals(other.journey);
    }

    Enrolment waiting(String newStep, @Nullable Instant newUntil) {
        return withState(State.WAITING).withWait(newStep, newUntil).withEnd(null, null);
    }

    Enrolment ended(State newState, @Nullable String newReason, Instant now) {
        return withState(newState).withWait(null, null).withEnd(now, newReason);
    }

    Enrolment inVersion(int newVersion) {
        return new Enrolment(journey, newVersion, entry, at, data, state, step, until, endedAt, reason, reachedGoalAt);
    }

    Enrolment reachedGoal(Instant when) {
        return new Enrolment(journey, version, entry, at, data, state, step, until, endedAt, reason, when);
    }

    private Enrolment withState(State newState) {
        return new Enrolment(journey, version, entry, at, data, newState, step, until, endedAt, reason, reachedGoalAt);
    }

    private Enrolment withWait(@Nullable String newStep, @Nullable Instant newUntil) {
        return new Enrolment(
                journey, version, entry, at, data, state, newStep, newUntil, endedAt, reason, reachedGoalAt);
    }

    private Enrolment withEnd(@Nullable Instant newEnd, @Nullable String newReason) {
        return new Enrolment(journey, version, entry, at, data, state, step, until, newEnd, newReason, reachedGoalAt);
    }
}
