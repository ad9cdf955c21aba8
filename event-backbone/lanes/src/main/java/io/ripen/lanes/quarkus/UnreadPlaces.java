package io.ripen.lanes.quarkus;

import io.ripen.lanes.postgres.PartitionedRows.LeftLane;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Where lane groups would go on reading the partitions that they had before there were more. */
final class UnreadPlaces {
    private UnreadPlaces() {}

    /**
     * The first offset that some group has not read, per partition. A lane that never committed a batch, or never read a
     * topic, would begin where the topic does.
     *
     * @param before the number of partitions that each group had
     * @param topics what each group reads; of a group that is not named only the stored places are known
     * @param lanes the groups' lanes as they were left
     * @param beginnings the first offsets that the broker has of some partitions
     */
    static Map<TopicPartition, Long> of(
            Map<String, Integer> before,
            Map<String, List<String>> topics,
            Collection<LeftLane> lanes,
            Function<Set<TopicPartition>, Map<TopicPartition, Long>> beginnings) {
        Map<TopicPartition, Long> places = new HashMap<>();
        Map<String, Set<TopicPartition>> stored = new HashMap<>();
        for (LeftLane lane : lanes) {
            lane.nextOffsets().forEach((topic, offset) -> {
                TopicPartition place = new TopicPartition(topic, lane.partition());
                places.merge(place, offset, Math::min);
                stored.computeIfAbsent(lane.group(), group -> new HashSet<>()).add(place);
            });
        }
        Set<TopicPartition> unread = new HashSet<>();
        before.forEach((group, partitions) -> {
            Set<TopicPartition> known = stored.getOrDefault(group, Set.of());
            for (String topic : topics.getOrDefault(group, List.of())) {
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .filter(place -> !known.contains(place))
                        .forEach(unread::add);
            }
        });
        if (!unread.isEmpty()) {
            beginnings.apply(unread).forEach((place, offset) -> places.merge(place, offset, Math::min));
        }
        return places;
    }
}
