package io.ripen.lanes;

import io.ripen.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published with the batch. The same input must give the same id and sequence every time.
 *
 * @param type its type, which names the topic
 * @param id deterministic id
 * @param source the producer, see {@link EventEnvelope#source()}
 * @param subject the lead
 * @param key the partition key
 * @param sequence gapless per source and subject, from 1; absent for touchpoints, which their id tells apart
 * @param time when it happened
 * @param data the contracts record of {@code type}
 * @param traceParent trace context of the record that caused it
 */
public record OutgoingEvent(
        EventType type,
        String id,
        String source,
        String subject,
        String key,
        @Nullable Long sequence,
        Instant time,
        Record data,
        @Nullable String traceParent) {

    /** Refuses data that is not of the type's record. */
    public OutgoingEvent {
        if (!type.dataType().isInstance(data)) {
            throw new IllegalArgumentException("event " + id + " of type " + type.typeName() + " needs data of type "
                    + type.dataType().getSimpleName() + " and got "
                    + data.getClass().getSimpleName());
        }
    }
}
