package io.ripen.lifecycle.domain.kpi;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happened to a lead, as far as figures are concerned. */
public sealed interface LeadEvent {

    /** Number of the event, increasing per lead from 1; 0 for an erasure, which is numbered elsewhere. */
    long sequence();

    /** When it happened. */
    Instant at();

    /** Whence the lead came and whose it is; nothing where the event does not count that. */
    default Belonging belonging() {
        return Belonging.NONE;
    }

    /** The same under other names. */
    default LeadEvent under(UnaryOperator<Belonging> names) {
        return switch (this) {
            case Stepped(
                    long sequence,
                    Instant at,
                    String from,
                    Instant fromSince,
                    String to,
                    Belonging belonging,
                    String band,
                    String reason) ->
                new Stepped(sequence, at, from, fromSince, to, names.apply(belonging), band, reason);
            case HandedOver(long sequence, Instant at, String stage, Belonging belonging) ->
                new HandedOver(sequence, at, stage, names.apply(belonging));
            case Clock(
                    long sequence,
                    Instant at,
                    String stage,
                    String clock,
                    int attempt,
                    ClockState state,
                    Instant startedAt,
                    Instant until,
                    Belonging belonging) ->
                new Clock(sequence, at, stage, clock, attempt, state, startedAt, until, names.apply(belonging));
            case Erased erased -> erased;
            case Other other -> other;
        };
    }

    /**
     * The lead entered a stage.
     *
     * @param from the stage left; absent for the first
     * @param fromSince when the lead entered that; absent where it is not told
     * @param reason why a person or a timer decided so; absent where a rule did
     */
    record Stepped(
            long sequence,
            Instant at,
            @Nullable String from,
            @Nullable Instant fromSince,
            String to,
            Belonging belonging,
            String band,
            @Nullable String reason)
            implements LeadEvent {}

    /** The lead was handed over to sales. */
    record HandedOver(long sequence, Instant at, String stage, Belonging belonging) implements LeadEvent {}

    /**
     * Something became of a clock.
     *
     * @param attempt how many times it has been started since the lead entered the stage
     * @param startedAt when it was started; absent where it is not told
     * @param until of one that ran out: who reacted before this instant, its time of grace included, was in time; of any other
     *     when the agreed time is over, if that is told
     */
    record Clock(
            long sequence,
            Instant at,
            String stage,
            String clock,
            int attempt,
            ClockState state,
            @Nullable Instant startedAt,
            @Nullable Instant until,
            Belonging belonging)
            implements LeadEvent {}

    /** The lead was forgotten. */
    record Erased(Instant at) implements LeadEvent {
        @Override
        public long sequence() {
            return 0;
        }
    }

    /** Anything else: only its number counts. */
    record Other(long sequence, Instant at) implements LeadEvent {}

    /** What can become of a clock. */
    enum ClockState {
        STARTED,
        /** It comes near its end, or is in its time of grace. */
        OPEN,
        MET,
        BREACHED,
        OTHER
    }
}
