package io.ripen.lanes.engine;

import java.util.Map;

/**
 * A lane's row.
 *
 * @param epoch counts the owners; a transaction of an earlier owner fails
 * @param batch counts the committed batches
 * @param positions per input topic; a topic that was never read is absent
 * @param pending the last batch's outgoing records, as {@link PendingBlob}
 */
public record LaneState(long epoch, long batch, Map<String, Position> positions, byte[] pending) {
    /** Copies the positions. */
    public LaneState {
        positions = Map.copyOf(positions);
    }
}
