package io.ripen.lanes.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka handed it over. The arrays are not copied: nobody writes to them.
 *
 * @param topic the topic
 * @param offset its offset in the lane's partition
 * @param timestamp Kafka's record timestamp, milliseconds since the epoch
 * @param key the partition key
 * @param headers header values as text, the last one of each name
 * @param value the data; absent for a tombstone
 */
public record RawRecord(
        String topic,
        long offset,
        long timestamp,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    /** Takes an ordinary event's headers in. */
    private static final int OVERHEAD = 1_000;

    private static final int BARE = 500;

    /** About how much memory it takes, key and headers included, in bytes. */
    int footprint() {
        int text = key == null ? 0 : key.length();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text += header.getKey().length() + header.getValue().length();
        }
        return Math.max(OVERHEAD, BARE + text) + (value == null ? 0 : value.length);
    }
}
