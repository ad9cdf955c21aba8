package io.ripen.local.rejected;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.contracts.Topic;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all that is on the topic of rejected events at this moment. */
public final class RejectedTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int ANSWER_LIMIT_MS = 10_000;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private RejectedTopic() {}

    /**
     * Reads every rejection, the newest last.
     *
     * @throws LocalFailure if Kafka does not answer
     */
    public static List<Rejection> read(String bootstrapServers) {
        List<Rejection> rejections = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_LIMIT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.TOUCHPOINTS_REJECTED.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    rejections.add(MAPPER.readValue(record.value(), Rejection.class));
                }
            }
        } catch (KafkaException away) {
            throw new LocalFailure(
                    "Kafka at " + bootstrapServers + " does not answer: ./ripen status shows what runs, ./ripen up"
                            + " starts it.",
                    away);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        rejections.sort(Comparator.comparing(Rejection::receivedAt));
        return rejections;
    }

    /** The JSON that ingest takes for a replay. */
    public static String json(Rejection rejection) {
        try {
            return MAPPER.writeValueAsString(rejection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
