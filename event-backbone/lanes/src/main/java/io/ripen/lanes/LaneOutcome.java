package io.ripen.lanes;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler wants done together with its state.
 *
 * @param events to be published, in this order
 * @param timers to be set or cancelled; of several for one lead and kind the last holds
 * @param answers to the batch's commands; of several for one command the first holds; a command without one is answered
 *     200 with an empty object
 * @param poison records that can never be handled
 * @param duplicates how many records were dropped because their effect was already there
 * @param gaps how many records came with a sequence higher than the next one
 */
public record LaneOutcome(
        List<OutgoingEvent> events,
        List<TimerChange> timers,
        List<CommandAnswer> answers,
        List<PoisonRecord> poison,
        int duplicates,
        int gaps) {

    /** Nothing to be done. */
    public static final LaneOutcome NOTHING = builder().build();

    /** Copies the lists. */
    public LaneOutcome {
        events = List.copyOf(events);
        timers = List.copyOf(timers);
        answers = List.copyOf(answers);
        poison = List.copyOf(poison);
    }

    /** Starts an empty outcome. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with this outcome, so that more can be added. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects an outcome. Not thread-safe. */
    public static final class Builder {
        private final List<OutgoingEvent> events = new ArrayList<>();
        private final List<TimerChange> timers = new ArrayList<>();
        private final List<CommandAnswer> answers = new ArrayList<>();
        private final List<PoisonRecord> poison = new ArrayList<>();
        private int duplicates;
        private int gaps;

        private Builder() {}

        private Builder(LaneOutcome first) {
            events.addAll(first.events);
            timers.addAll(first.timers);
            answers.addAll(first.answers);
            poison.addAll(first.poison);
            duplicates = first.duplicates;
            gaps = first.gaps;
        }

        /** Publishes an event. */
        @CanIgnoreReturnValue
        public Builder event(OutgoingEvent event) {
            events.add(event);
            return this;
        }

        /** Sets or cancels a timer. */
        @CanIgnoreReturnValue
        public Builder timer(TimerChange change) {
            timers.add(change);
            return this;
        }

        /** Answers a command. */
        @CanIgnoreReturnValue
        public Builder answer(CommandAnswer answer) {
            answers.add(answer);
            return this;
        }

        /** Gives a record up. */
        @CanIgnoreReturnValue
        public Builder poison(PoisonRecord record) {
            poison.add(record);
            return this;
        }

        /** Counts a record whose effect was already there. */
        @CanIgnoreReturnValue
        public Builder duplicate() {
            duplicates++;
            return this;
        }

        /** Counts a record whose predecessor is missing. */
        @CanIgnoreReturnValue
        public Builder gap() {
            gaps++;
            return this;
        }

        /** The outcome so far. */
        public LaneOutcome build() {
            return new LaneOutcome(events, timers, answers, poison, duplicates, gaps);
        }
    }
}
