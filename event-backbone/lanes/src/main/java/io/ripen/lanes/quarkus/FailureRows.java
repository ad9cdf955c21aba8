package io.ripen.lanes.quarkus;

import io.ripen.lanes.LaneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the first of a lane's failures at a step from those that follow it, so that an outage is told once. Thread-safe. */
final class FailureRows {
    private final Set<Row> open = ConcurrentHashMap.newKeySet();

    private record Row(LaneId lane, String step) {}

    /** Whether this failure is the first of its row. */
    boolean begins(LaneId lane, String step) {
        return open.add(new Row(lane, step));
    }

    /** The lane has got on: its next failure is a first one. */
    void end(LaneId lane) {
        if (!open.isEmpty()) {
            open.removeIf(row -> row.lane().equals(lane));
        }
    }
}
