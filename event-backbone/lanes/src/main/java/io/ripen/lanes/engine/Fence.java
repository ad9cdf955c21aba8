package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;

/**
 * What a transaction compares with the lane's row before it changes anything.
 *
 * @param lane the lane
 * @param epoch the epoch that its owner was given
 * @param batch the number of batches that its owner knows to be committed
 */
public record Fence(LaneId lane, long epoch, long batch) {
    Fence afterCommit() {
        return new Fence(lane, epoch, batch + 1);
    }
}
