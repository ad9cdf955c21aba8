package io.ripen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long it took from the moment ingest received a touchpoint to the moment an event that it caused was in its topic,
 * in milliseconds.
 */
final class Latency {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long HIGHEST_MS = Duration.ofHours(1).toMillis();
    private static final int DIGITS = 3;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EventType type;
    private final Histogram histogram = new Histogram(HIGHEST_MS, DIGITS);

    Latency(EventType type) {
        this.type = type;
    }

    /** Measures all events of the type that came after these offsets. */
    static Latency measure(String bootstrapServers, EventType type, Map<TopicPartition, Long> from) {
        Latency latency = new Latency(type);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = from.keySet().stream()
                    .filter(partition -> partition.topic().equals(type.topic().topicName()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    latency.add(record);
                }
            }
        }
        return latency;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (header == null || !type.typeName().equals(new String(header.value(), StandardCharsets.UTF_8))) {
            return;
        }
        try {
            JsonNode cause = MAPPER.readTree(record.value()).path("cause");
            if (cause.hasNonNull("touchpointId")) {
                add(Instant.parse(cause.path("receivedAt").asText()), Instant.ofEpochMilli(record.timestamp()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Instant receivedAt, Instant published) {
        long ms = Duration.between(receivedAt, published).toMillis();
        histogram.recordValue(Math.clamp(ms, 0, HIGHEST_MS));
    }

    String describe() {
        if (histogram.getTotalCount() == 0) {
            return "nothing new";
        }
        return "p50 %d ms   p90 %d ms   p99 %d ms   max %d ms   (%d events)"
                .formatted(
                        histogram.getValueAtPercentile(50),
                        histogram.getValueAtPercentile(90),
                        histogram.getValueAtPercentile(99),
                        histogram.getMaxValue(),
                        histogram.getTotalCount());
    }
}
