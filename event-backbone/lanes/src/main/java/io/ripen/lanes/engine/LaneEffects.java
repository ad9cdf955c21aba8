package io.ripen.lanes.engine;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.TimerChange;
import java.util.List;

/**
 * What the engine itself writes at the end of a batch's transaction.
 *
 * @param handledTimers timers that were due and are removed
 * @param timerChanges timers to be set or cancelled, at most one change per lead and kind
 * @param answers one for each command of the batch
 * @param deadLetters inputs that were given up
 * @param pending outgoing records as {@link PendingBlob}, replacing those of the batch before
 */
public record LaneEffects(
        List<DueTimer> handledTimers,
        List<TimerChange> timerChanges,
        List<CommandAnswer> answers,
        List<DeadLetter> deadLetters,
        byte[] pending) {}
