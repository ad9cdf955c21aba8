package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a new owner finds when it takes a lane over: the topics, then the row, which fences everybody else off. Who cannot
 * reach the broker has nothing to do with the lane and must not fence off an owner that can.
 *
 * @param fence what its transactions are compared with
 * @param positions where it goes on
 * @param topics the input topics
 * @param pending what the owner before committed and perhaps did not publish
 * @param refusal why the lane must not go on; absent if it may
 */
record Takeover(
        Fence fence,
        Map<String, Position> positions,
        Map<String, TopicState> topics,
        List<OutgoingRecord> pending,
        @Nullable String refusal) {

    static <T> Uni<Takeover> of(LaneId lane, List<String> topics, LaneStore<T> store, TopicInspector inspector) {
        return inspector
                .inspect(topics, lane.partition())
                .chain(states -> store.acquire(lane).chain(row -> {
                    Takeover found = judge(lane, row, states);
                    // The owner before may have read on since the topics were looked at.
                    return found.refusal() == null
                            ? Uni.createFrom().item(found)
                            : inspector.inspect(topics, lane.partition()).map(later -> judge(lane, row, later));
                }));
    }

    private static Takeover judge(LaneId lane, LaneState row, Map<String, TopicState> topics) {
        Fence fence = new Fence(lane, row.epoch(), row.batch());
        Map<String, Position> positions = PositionCheck.start(row.positions(), topics);
        Optional<String> refusal = PositionCheck.refusal(positions, topics);
        if (refusal.isPresent()) {
            return new Takeover(fence, positions, topics, List.of(), refusal.get());
        }
        try {
            return new Takeover(fence, positions, topics, PendingBlob.decode(row.pending()), null);
        } catch (IllegalStateException e) {
            return new Takeover(fence, positions, topics, List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** Where to start reading, per topic. */
    Map<String, Long> offsets() {
        Map<String, Long> offsets = new HashMap<>();
        positions.forEach((topic, position) -> offsets.put(topic, position.nextOffset()));
        return offsets;
    }
}
