package io.ripen.lanes.engine;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lane's way to the database that also holds the service's state.
 *
 * @param <T> an open transaction
 */
public interface LaneStore<T> {
    /** Creates the lane's row or takes it over: the epoch goes up by one, so that every earlier owner is fenced off. */
    Uni<LaneState> acquire(LaneId lane);

    /** Reads the row under its lock, and so waits until a commit whose answer was lost is decided. */
    Uni<LaneState> read(LaneId lane);

    /** Runs work in one transaction: commits if it succeeds, rolls back if it fails. */
    <R> Uni<R> inTransaction(Function<T, Uni<R>> work);

    /**
     * Compares the row with the fence and, if it matches, counts the batch and moves the positions.
     *
     * @return whether it matched
     */
    Uni<Boolean> advance(T transaction, Fence fence, Map<String, Position> positions);

    /** Timers of the lane that are due, the oldest first. */
    Uni<List<DueTimer>> dueTimers(T transaction, LaneId lane, Instant now, int limit);

    /** Commands of the lane that have no answer, the oldest first. */
    Uni<List<LaneCommand>> openCommands(T transaction, LaneId lane, int limit);

    /** Writes the end of the batch. */
    Uni<Void> write(T transaction, LaneId lane, LaneEffects effects);
}
