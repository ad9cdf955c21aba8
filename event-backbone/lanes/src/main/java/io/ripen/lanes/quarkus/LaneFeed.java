package io.ripen.lanes.quarkus;

import io.ripen.lanes.engine.RawRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Feeds a lane group from a SmallRye channel: the base of a service's consumer bean. The bean is named like its channel
 * by {@code @Identifier}, which makes it the channel's rebalance listener too.
 */
public abstract class LaneFeed implements KafkaConsumerRebalanceListener {
    private final LaneGroup group;

    /** A feed for a group that {@link LaneRuntime#group} made. */
    protected LaneFeed(LaneGroup group) {
        this.group = group;
    }

    /** For the client proxy only. */
    protected LaneFeed() {
        this(new LaneGroup("", List.of(), lane -> {
            throw new IllegalStateException("a client proxy owns no lanes");
        }));
    }

    /**
     * Hands a poll's records to their lanes; completes once each of these takes more. A lane that is behind holds the
     * others back only when it has no room left: SmallRye's connector pauses and resumes all partitions of a consumer
     * together, and undoes a pause of single ones.
     */
    protected final Uni<Void> deliver(ConsumerRecords<String, byte[]> batch) {
        Map<Integer, List<RawRecord>> byPartition = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            byPartition
                    .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .add(raw(record));
        }
        List<Uni<Void>> deliveries = byPartition.entrySet().stream()
                .map(records -> group.deliver(records.getKey(), records.getValue()))
                .toList();
        return deliveries.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(deliveries).discardItems();
    }

    private static RawRecord raw(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return new RawRecord(
                record.topic(), record.offset(), record.timestamp(), record.key(), Map.copyOf(headers), record.value());
    }

    /**
     * Takes the lanes over and seeks to where they stand. Kafka calls this on its polling thread and expects the seek
     * before it returns, so this is the one place that waits. While the database is away it keeps waiting; after
     * {@code max.poll.interval.ms} the group gives the partitions to an instance that can reach it.
     */
    @Override
    public final void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> places) {
        group.assign(partitions(places)).subscribeAsCompletionStage().join().forEach((place, offset) -> {
            if (places.contains(place)) {
                consumer.seek(place, offset);
            }
        });
    }

    @Override
    public final void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> places) {
        group.release(partitions(places));
    }

    @Override
    public final void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> places) {
        group.release(partitions(places));
    }

    private static Set<Integer> partitions(Collection<TopicPartition> places) {
        return places.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
