package io.ripen.lanes.engine;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The lane's own way to the broker. */
public interface LanePublisher {
    /**
     * Publishes in order and completes when all are acknowledged by all in-sync replicas. After a failure the whole
     * list is published again; consumers drop what they have seen.
     */
    Uni<Void> publish(List<OutgoingRecord> records);

    /** Gives up what is not acknowledged yet. */
    void close();
}
