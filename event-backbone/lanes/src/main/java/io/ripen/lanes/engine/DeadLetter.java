package io.ripen.lanes.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input that was given up, with all that is needed to hand it in again.
 *
 * @param topic the input topic, or {@code timer} or {@code command}
 * @param offset the offset, or -1
 * @param key the partition key or subject
 * @param headers the record's headers
 * @param value the record's value or the command's payload
 * @param reason stable code and what was wrong
 */
public record DeadLetter(
        String topic,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value,
        String reason) {}
