package io.ripen.ingest.spool;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What is next to be sent, and the place behind it. */
public final class SpoolWindow {
    private final List<ProducerRecord<String, byte[]>> records;
    private final @Nullable Place behind;

    SpoolWindow(List<ProducerRecord<String, byte[]>> records, @Nullable Place behind) {
        this.records = List.copyOf(records);
        this.behind = behind;
    }

    /**
     * A place in the spool.
     *
     * @param offset of the next record
     * @param segment that holds the record before
     * @param position in that segment, in bytes
     * @param timestamp when the record before was spooled, in milliseconds since 1970
     */
    record Place(long offset, Segment segment, long position, long timestamp) {}

    /** In the order in which they were spooled; empty if nothing is spooled. */
    public List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** Null if it is empty. */
    @Nullable
    Place behind() {
        return behind;
    }
}
