package io.ripen.lanes.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record ready to be published. The value is not copied: nobody writes to it.
 *
 * @param topic the topic
 * @param key the partition key
 * @param headers in the order in which they are written
 * @param value the data
 */
public record OutgoingRecord(String topic, @Nullable String key, List<Header> headers, byte @Nullable [] value) {

    /** A record header with a text value. */
    public record Header(String name, String value) {}

    /** Copies the headers. */
    public OutgoingRecord {
        headers = List.copyOf(headers);
    }
}
