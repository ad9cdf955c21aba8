package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that came of a decision, each with a number that is gapless per lead. */
public sealed interface LifecycleEvent {
    /** Number of the happening, gapless per lead, from 1. */
    long sequence();

    /** When. */
    Instant at();

    /**
     * One step of a lead from a stage to the next, with everything that explains it.
     *
     * @param sequence its number
     * @param from the stage left; absent for the first
     * @param fromSince since when the lead was there
     * @param to the stage entered
     * @param at when
     * @param reason why
     * @param guards the conditions and the values found; empty where no guard was asked
     * @param by who or what
     * @param feedbackReason the reason that sales gave
     * @param after the lead's state afterwards, without what entering the stage starts
     */
    record Transition(
            long sequence,
            @Nullable String from,
            @Nullable Instant fromSince,
            String to,
            Instant at,
            Reason reason,
            List<GuardResult> guards,
            TransitionActor by,
            @Nullable String feedbackReason,
            LeadState after)
            implements LifecycleEvent {
        /** Copies the list. */
        public Transition {
            guards = List.copyOf(guards);
        }
    }

    /**
     * A lead is handed to sales.
     *
     * @param sequence its number
     * @param at when
     * @param stage the stage that asks for it
     * @param nextStep what sales is advised to do; absent where the model has no advice
     * @param missing facts that sales wants and that are not known, in the model's order
     * @param owner who owns the lead
     */
    record Handover(
            long sequence,
            Instant at,
            String stage,
            @Nullable String nextStep,
            List<Fact> missing,
            @Nullable String owner)
            implements LifecycleEvent {
        /** Copies the list. */
        public Handover {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Something became of a clock.
     *
     * @param sequence its number
     * @param at when
     * @param change what
     * @param run the clock afterwards
     * @param dueAt when the agreed time is over; absent while it is paused
     * @param owner who owns the lead
     */
    record ClockChanged(
            long sequence,
            Instant at,
            ClockChange change,
            ClockRun run,
            @Nullable Instant dueAt,
            @Nullable String owner)
            implements LifecycleEvent {}

    /** What can become of a clock. */
    enum ClockChange {
        STARTED,
        DUE,
        OVERDUE,
        BREACHED,
        ESCALATED,
        MET,
        PAUSED,
        RESUMED,
        CANCELLED
    }

    /** Why a lead moved. */
    enum Reason {
        /** It became known. */
        IDENTIFIED,
        /** A guard is satisfied. */
        GUARDS_SATISFIED,
        /** A guard has been satisfied long enough. */
        GUARDS_HELD,
        ACCEPT,
        REJECT,
        CONTACTED,
        BANT,
        OPEN_OPPORTUNITY,
        WON,
        LOST,
        RECYCLE,
        DISQUALIFY,
        REOPEN,
        /** A person set the stage by hand. */
        SET_STAGE,
        /** Another system brought the stage along. */
        IMPORTED,
        /** Another lead turned out to be this one and was further. */
        MERGED;

        static Reason of(Verb verb) {
            return switch (verb) {
                case CONTACTED -> CONTACTED;
                case ACCEPT -> ACCEPT;
                case REJECT -> REJECT;
                case BANT -> BANT;
                case OPEN_OPPORTUNITY -> OPEN_OPPORTUNITY;
                case WON -> WON;
                case LOST -> LOST;
                case RECYCLE -> RECYCLE;
                case DISQUALIFY -> DISQUALIFY;
                case REOPEN -> REOPEN;
                case ASSIGN_OWNER, SET_STAGE -> SET_STAGE;
            };
        }
    }
}
