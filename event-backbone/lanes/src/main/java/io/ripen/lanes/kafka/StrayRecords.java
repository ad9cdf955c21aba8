package io.ripen.lanes.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for records that were published when the topics had another number of partitions, and would have to be read from
 * another partition by now.
 */
public final class StrayRecords {
    private static final Duration POLL = Duration.ofMillis(500);

    private StrayRecords() {}

    /**
     * The first record, if any, whose key belongs to another partition. Records without a key belong anywhere.
     *
     * @param consumer one without a group, whose place is changed
     * @param from the offset to start at, per partition
     * @param partitions the number of partitions now
     * @param limit longest time that all of it may take
     * @throws IllegalStateException if the ends were not reached within that time
     */
    public static Optional<TopicPartition> first(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> from, int partitions, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), limit);
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        while (from.keySet().stream().anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the topics' ends were not reached within " + limit);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null && Partitions.of(record.key(), partitions) != record.partition()) {
                    return Optional.of(new TopicPartition(record.topic(), record.partition()));
                }
            }
        }
        return Optional.empty();
    }
}
