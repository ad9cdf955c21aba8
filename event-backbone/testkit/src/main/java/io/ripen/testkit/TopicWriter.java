package io.ripen.testkit;

import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes CloudEvents in binary mode, or anything else a test wants to see refused, and waits for the broker's ack. */
public final class TopicWriter implements AutoCloseable {
    /**
     * The attributes of an event.
     *
     * @param sequence absent for events that are not counted
     */
    public record Attributes(
            String id,
            String source,
            String subject,
            Instant time,
            @Nullable Long sequence) {}

    private final KafkaProducer<String, byte[]> producer;

    /** A writer to this broker's topics. */
    public TopicWriter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes an event to the topic of its type, keyed by its subject. */
    public RecordMetadata write(EventType type, Attributes attributes, Record data) {
        return write(type, attributes, attributes.subject(), data);
    }

    /** Writes an event to the topic of its type. */
    public RecordMetadata write(EventType type, Attributes attributes, String key, Record data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        headers.put(CloudEventHeaders.ID, attributes.id());
        headers.put(CloudEventHeaders.SOURCE, attributes.source());
        headers.put(CloudEventHeaders.TYPE, type.typeName());
        headers.put(CloudEventHeaders.TIME, attributes.time().toString());
        headers.put(CloudEventHeaders.SUBJECT, attributes.subject());
        headers.put(CloudEventHeaders.DATA_SCHEMA, type.dataSchema());
        headers.put(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        if (attributes.sequence() != null) {
            headers.put(CloudEventHeaders.SEQUENCE, attributes.sequence().toString());
        }
        return writeRaw(type.topic().topicName(), null, key, Json.write(data), headers);
    }

    /**
     * Writes any record.
     *
     * @param partition absent to let the key decide
     */
    public RecordMetadata writeRaw(
            String topic,
            @Nullable Integer partition,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
