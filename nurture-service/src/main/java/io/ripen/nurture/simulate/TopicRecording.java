package io.ripen.nurture.simulate;

import io.ripen.contracts.Topic;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec;
import io.ripen.lanes.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics that nurture's lane reads, from their beginning to where they end now. Commits nothing. */
final class TopicRecording {
    private static final List<Topic> TOPICS =
            List.of(Topic.LEAD_ACTIVITIES, Topic.LEAD_SCORES, Topic.LEAD_STAGES, Topic.PRIVACY);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);

    private TopicRecording() {}

    /** Reads all events. */
    static Recording of(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        Recording recording = new Recording();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(record -> add(recording, record));
            }
        } catch (KafkaException e) {
            throw new RecordingException("Kafka at " + bootstrapServers + " cannot be read: "
                    + e.getClass().getSimpleName() + "; is the system up?");
        }
        return recording;
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private static void add(Recording recording, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        RawRecord raw = new RawRecord(
                record.topic(), record.offset(), record.timestamp(), record.key(), headers, record.value());
        if (new CloudEventCodec().decode(raw) instanceof RecordCodec.Decoded.Event(LaneRecord event)) {
            // What scoring sends on after a merge is there twice, once for each lead.
            recording.add(
                    event.key() + " " + event.envelope().source() + " "
                            + event.envelope().id(),
                    event.key(),
                    event.envelope().time(),
                    event.event());
        }
    }
}
