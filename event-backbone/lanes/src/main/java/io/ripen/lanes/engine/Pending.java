package io.ripen.lanes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lane has committed and the broker has not acknowledged yet.
 *
 * @param records to be published, in order
 * @param since when they were committed, or taken over; absent when there are none
 */
record Pending(List<OutgoingRecord> records, @Nullable Instant since) {
    static final Pending NONE = new Pending(List.of(), null);

    static Pending of(List<OutgoingRecord> records, Instant now) {
        return records.isEmpty() ? NONE : new Pending(records, now);
    }

    /** For how long they wait; nothing if there are none. */
    Duration age(Instant now) {
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }
}
