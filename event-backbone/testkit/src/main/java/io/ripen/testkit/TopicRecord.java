package io.ripen.testkit;

import io.ripen.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in a topic.
 *
 * @param key empty if it has none
 * @param value the data as text
 * @param headers in the order of the record; of several with one name the last
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        String key,
        String value,
        Map<String, String> headers) {

    static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                text(record.key()),
                text(record.value()),
                headers);
    }

    /** The value of a header, empty if it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The event's id. */
    public String id() {
        return header(CloudEventHeaders.ID);
    }

    /** The event's type. */
    public String type() {
        return header(CloudEventHeaders.TYPE);
    }

    /** The data as a contracts record. */
    public <T extends Record> T data(Class<T> type) {
        return Json.read(value, type);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
