package io.ripen.lanes;

import java.time.Instant;
import java.util.List;

/**
 * Everything a lane does in one transaction.
 *
 * @param lane the lane
 * @param records records of the input topics, in offset order per topic
 * @param timers due timers, in due order
 * @param commands commands, in the order of the times at which they were received, by the clocks of the instances that did
 * @param now the instant at which the batch was taken
 */
public record LaneBatch(
        LaneId lane, List<LaneRecord> records, List<DueTimer> timers, List<LaneCommand> commands, Instant now) {
    /** Copies the lists. */
    public LaneBatch {
        records = List.copyOf(records);
        timers = List.copyOf(timers);
        commands = List.copyOf(commands);
    }
}
