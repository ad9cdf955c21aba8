package io.ripen.lifecycle.stage;

import io.ripen.lanes.TimerChange;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.Lifecycle;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.StageStay;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is to be stored.
 *
 * @param leadId the lead
 * @param state where it stands
 * @param seen the score that was looked at last
 * @param hadAlarm whether a timer may have been set for it before
 */
record LeadRow(String leadId, LeadState state, Seen seen, boolean hadAlarm) {

    /** A lead that was decided on always stands in a stage: the first decision makes it a lead. */
    StageStay stay() {
        StageStay current = state.current();
        if (current == null) {
            throw new IllegalStateException("a lead that was decided on has no stage");
        }
        return current;
    }

    /**
     * The clock that sales must look at first.
     *
     * @param state how far it has come, or {@code paused}
     * @param dueAt when the agreed time is over; absent while it is paused
     */
    record Urgency(String state, @Nullable Instant dueAt) {}

    /** The clock that has come farthest; of equal ones the one that is due first. */
    Optional<Urgency> urgency(StageModel model) {
        Comparator<ClockRun> farthest = Comparator.comparing(ClockRun::phase);
        return state.clocks().stream()
                .filter(run -> !run.isPaused())
                .min(farthest.reversed().thenComparing(run -> due(run, model)))
                .map(run -> new Urgency(run.phase().word(), due(run, model)))
                .or(() -> state.clocks().stream().findFirst().map(paused -> new Urgency("paused", null)));
    }

    static Instant due(ClockRun run, StageModel model) {
        return model.clock(run.clock())
                .map(clock -> run.dueAt(clock, model.calendar()))
                .orElse(run.startedAt());
    }

    /**
     * The timer to be set or cancelled. What should have happened already waits: the rest of the lead's history may be on its
     * way.
     *
     * @param quiet until when it waits
     */
    Optional<TimerChange> alarm(StageModel model, Instant quiet, Instant now) {
        Optional<Instant> wake = wake(model);
        if (wake.isEmpty()) {
            return hadAlarm ? Optional.of(new TimerChange.Cancel(leadId, StageBatch.ALARM)) : Optional.empty();
        }
        return wake.map(at -> new TimerChange.Set(leadId, StageBatch.ALARM, at.isAfter(now) ? at : quiet));
    }

    /** When time alone changes something. */
    Optional<Instant> wake(StageModel model) {
        return Lifecycle.wake(state, model);
    }
}
