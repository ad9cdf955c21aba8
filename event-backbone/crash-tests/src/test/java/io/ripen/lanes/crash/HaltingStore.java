package io.ripen.lanes.crash;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.Fence;
import io.ripen.lanes.engine.LaneEffects;
import io.ripen.lanes.engine.LaneState;
import io.ripen.lanes.engine.LaneStore;
import io.ripen.lanes.engine.Position;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The real store, except that it stands still around the commit when told to. */
record HaltingStore<T>(LaneStore<T> store, Halt halt) implements LaneStore<T> {
    @Override
    public <R> Uni<R> inTransaction(Function<T, Uni<R>> work) {
        return store.<R>inTransaction(
                        transaction -> work.apply(transaction).call(result -> halt.at(HaltPoint.BEFORE_COMMIT)))
                .call(result -> halt.at(HaltPoint.AFTER_COMMIT));
    }

    @Override
    public Uni<LaneState> acquire(LaneId lane) {
        return store.acquire(lane);
    }

    @Override
    public Uni<LaneState> read(LaneId lane) {
        return store.read(lane);
    }

    @Override
    public Uni<Boolean> advance(T transaction, Fence fence, Map<String, Position> positions) {
        return store.advance(transaction, fence, positions);
    }

    @Override
    public Uni<List<DueTimer>> dueTimers(T transaction, LaneId lane, Instant now, int limit) {
        return store.dueTimers(transaction, lane, now, limit);
    }

    @Override
    public Uni<List<LaneCommand>> openCommands(T transaction, LaneId lane, int limit) {
        return store.openCommands(transaction, lane, limit);
    }

    @Override
    public Uni<Void> write(T transaction, LaneId lane, LaneEffects effects) {
        return store.write(transaction, lane, effects);
    }
}
