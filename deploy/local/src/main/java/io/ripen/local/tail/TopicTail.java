package io.ripen.local.tail;

import io.ripen.local.process.LocalFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the end of a topic, outside of any consumer group, and then what comes. */
public final class TopicTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int ANSWER_LIMIT_MS = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * Opens a topic by its name or by the part between {@code ripen.} and its version, for example {@code lead-scores}.
     *
     * @throws LocalFailure if there is no such topic, or Kafka does not answer
     */
    public TopicTail(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_LIMIT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            TreeSet<String> topics = new TreeSet<>(consumer.listTopics().keySet());
            topics.removeIf(name -> !name.startsWith("ripen."));
            String name = topics.contains(topic) ? topic : "ripen." + topic + ".v1";
            if (!topics.contains(name)) {
                throw new LocalFailure("No topic is named " + topic + ": there are " + String.join(", ", topics) + ".");
            }
            partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
        } catch (KafkaException away) {
            consumer.close();
            throw new LocalFailure(
                    "Kafka at " + bootstrapServers + " does not answer: ./ripen status shows what runs, ./ripen up"
                            + " starts it.",
                    away);
        } catch (LocalFailure unknown) {
            consumer.close();
            throw unknown;
        }
    }

    /** The newest records of all partitions, the newest last. */
    public List<ConsumerRecord<byte[], byte[]>> last(int count) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - count)));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        return List.copyOf(records.subList(Math.max(0, records.size() - count), records.size()));
    }

    /** Hands on what comes from now on, until the thread is interrupted. */
    public void follow(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
