package io.ripen.ingest.spool;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What is next to be sent, and the place behind it. */
public final class SpoolWindow {
    private final List<ProducerRecord<String, byte[]>> records;
    private final List<Long> offsets;
    private final @Nullable Place behind;

    SpoolWindow(List<ProducerRecord<String, byte[]>> records, List<Long> offsets, @Nullable Place behind) {
        this.records = List.copyOf(records);
        this.offsets = List.copyOf(offsets);
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

    /** Whether nothing is spooled. */
    public boolean isEmpty() {
        return behind == null;
    }

    /** In the order in which they were spooled, without those that are set aside. */
    public List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** The offset of one of its records, by its place among them. */
    long offset(int place) {
        return offsets.get(place);
    }

    /** Null if it is empty. */
    @Nullable
    Place behind() {
        return behind;
    }
}
