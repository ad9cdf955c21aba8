package io.ripen.ingest.publishing;

import io.ripen.lanes.kafka.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A producer until its first failure. After that it must send nothing more: it would store records behind one that it
 * has given up. So whoever is told of a failure calls {@link #abandon} before returning.
 */
final class ProducerLife {
    private final Producer<String, byte[]> producer;

    /** By topic, of each partition one. */
    private final Map<String, List<PartitionGate>> gates = new ConcurrentHashMap<>();

    ProducerLife(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends a record without waiting. Records of one partition are stored in the order of sending, up to a failure.
     * Called by one thread at a time.
     *
     * @param answer told null when Kafka has acknowledged it, else what went wrong; at once, on this thread, or later on
     *     the producer's
     */
    void send(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {
        PartitionGate gate;
        try {
            List<PartitionGate> ofTopic = gates.computeIfAbsent(record.topic(), this::newGates);
            gate = ofTopic.get(Partitions.of(record.key(), ofTopic.size()));
        } catch (KafkaException | IllegalStateException partitionsUnknown) {
            answer.accept(partitionsUnknown);
            return;
        }
        gate.pass(record, answer);
    }

    private List<PartitionGate> newGates(String topic) {
        return producer.partitionsFor(topic).stream()
                .map(partition -> new PartitionGate(this::transmit))
                .toList();
    }

    private void transmit(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answer) {
        try {
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> answer.accept(failure));
        } catch (KafkaException | IllegalStateException refused) {
            answer.accept(refused);
        }
    }

    /** Whether it knows the topics' partitions, without which a send fails; asks for them if it does not. */
    boolean knows(List<String> topics) {
        try {
            return topics.stream()
                    .noneMatch(topic -> producer.partitionsFor(topic).isEmpty());
        } catch (KafkaException notYet) {
            return false;
        }
    }

    /**
     * Ends it; what is unacknowledged fails. On the producer's own thread it returns at once and nothing is sent any
     * more; on another it waits for that thread.
     */
    void abandon() {
        producer.close(Duration.ZERO);
    }

    /** Ends it once everything is acknowledged, at the latest after the limit. */
    void finish(Duration limit) {
        producer.close(limit);
    }
}
