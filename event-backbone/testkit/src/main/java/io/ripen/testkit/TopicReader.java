package io.ripen.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics completely: from the beginning to the end that each partition has at that moment. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);
    /** What a broker may wait for records; closing a consumer waits for the fetch that is under way. */
    private static final int FETCH_WAIT_MILLIS = 10;

    private final String bootstrapServers;

    /** A reader of this broker's topics. */
    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * All records of a topic, ordered by partition and offset; none if the topic does not exist.
     *
     * @param topic the topic's name
     */
    public List<TopicRecord> readAll(String topic) {
        List<TopicRecord> records = new ArrayList<>();
        forEach(topic, records::add);
        records.sort(Comparator.comparingInt(TopicRecord::partition).thenComparingLong(TopicRecord::offset));
        return List.copyOf(records);
    }

    /**
     * Hands each record of a topic on without keeping it, those of one partition in their order; none if the topic does
     * not exist.
     *
     * @param topic the topic's name
     */
    public void forEach(String topic, Consumer<TopicRecord> action) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            if (!consumer.listTopics().containsKey(topic)) {
                return;
            }
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        action.accept(TopicRecord.of(record));
                    }
                }
            }
        }
    }

    /** The offset after the last record of each partition of a topic, by partition; none if it does not exist. */
    public Map<Integer, Long> ends(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            if (!consumer.listTopics().containsKey(topic)) {
                return Map.of();
            }
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    /** All records of a topic with this key. */
    public List<TopicRecord> readKey(String topic, String key) {
        return readAll(topic).stream()
                .filter(record -> record.key().equals(key))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MILLIS,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
