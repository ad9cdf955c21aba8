package io.ripen.ingest.publishing;

import io.ripen.contracts.EventType;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes events as Kafka records: CloudEvents 1.0, binary content mode, JSON data, without a sequence. */
public final class EventRecords {
    private EventRecords() {}

    /**
     * An event of a site.
     *
     * @param type its type, which names the topic
     * @param id the event's id
     * @param site where it came from
     * @param key partition key and subject
     * @param time when it happened
     * @param data the contracts record of {@code type}
     * @param traceParent W3C trace context of the request
     */
    public record SiteEvent(
            EventType type,
            String id,
            String site,
            String key,
            Instant time,
            Record data,
            @Nullable String traceParent) {}

    /** What a record takes in memory, about. */
    public static long bytes(ProducerRecord<String, byte[]> record) {
        // Key, headers and Kafka's own fields are about as much for every record.
        return record.value().length + 1024L;
    }

    /** The record, with no partition and no time stamp of its own: Kafka's retention counts from publication. */
    public static ProducerRecord<String, byte[]> of(SiteEvent event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.type().topic().topicName(), event.key(), EventJson.write(event.data()));
        CloudEventCodec.headers(
                        event.type(),
                        event.id(),
                        "/ripen/ingest/" + event.site(),
                        event.key(),
                        event.time(),
                        event.traceParent())
                .forEach(header ->
                        record.headers().add(header.name(), header.value().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
