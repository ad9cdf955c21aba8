package io.ripen.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code email.triggered} as it comes, from a thread of its own, as a customer's own consumer would. */
final class MailWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;

    /** Reads from now on. */
    MailWatch(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        String topic = EventType.EMAIL_TRIGGERED.topic().topicName();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("mail-watch").start(this::read);
    }

    private void read() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    note(record, System.currentTimeMillis());
                }
            }
        } catch (WakeupException closing) {
            // close() waits for this thread
        } finally {
            consumer.close();
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, long now) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (type == null
                || !EventType.EMAIL_TRIGGERED.typeName().equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        try {
            JsonNode touchpoint = JSON.readTree(record.value()).path("cause").path("touchpointId");
            if (touchpoint.isTextual()) {
                seen.putIfAbsent(touchpoint.asText(), now);
            }
        } catch (IOException e) {
            throw new LocalFailure("An event of mails is no JSON: " + e.getMessage(), e);
        }
    }

    /** When the first mail that each touchpoint caused was read, in milliseconds since 1970. */
    Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
