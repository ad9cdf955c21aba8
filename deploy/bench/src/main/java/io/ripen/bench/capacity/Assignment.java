package io.ripen.bench.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.common.TopicPartition;

/** Which instance gets which partitions, as Kafka's own assignors decide it. */
final class Assignment {
    private static final String TOPIC = "ripen.lead-activities.v1";

    private Assignment() {}

    /** What the instances get from the assignor that the services are configured with, in the order of their names. */
    static List<List<Integer>> range(int partitions, int instances) {
        Map<String, List<Integer>> before = new HashMap<>();
        for (int instance = 0; instance < instances; instance++) {
            before.put(name(instance), List.of());
        }
        Map<String, List<Integer>> after = next(new RangeAssignor(), partitions, before);
        return after.keySet().stream().sorted().map(after::get).toList();
    }

    /** The name of the instance of this number; names sort as numbers do. */
    static String name(int instance) {
        return String.format(Locale.ROOT, "instance-%04d", instance);
    }

    /** The range assignor's answer for members that own something already. */
    static Map<String, List<Integer>> range(int partitions, Map<String, List<Integer>> owned) {
        return next(new RangeAssignor(), partitions, owned);
    }

    /** The cooperative sticky assignor's answer, where it ends after it has taken partitions away from members. */
    static Map<String, List<Integer>> sticky(int partitions, Map<String, List<Integer>> owned) {
        return next(
                new CooperativeStickyAssignor(), partitions, next(new CooperativeStickyAssignor(), partitions, owned));
    }

    private static Map<String, List<Integer>> next(
            AbstractPartitionAssignor assignor, int partitions, Map<String, List<Integer>> owned) {
        Map<String, Subscription> members = new HashMap<>();
        owned.forEach((member, mine) -> members.put(
                member,
                new Subscription(
                        List.of(TOPIC),
                        null,
                        mine.stream()
                                .map(partition -> new TopicPartition(TOPIC, partition))
                                .toList())));
        Map<String, List<Integer>> after = new HashMap<>();
        assignor.assign(Map.of(TOPIC, partitions), members)
                .forEach((member, places) -> after.put(
                        member,
                        places.stream()
                                .map(TopicPartition::partition)
                                .collect(Collectors.toCollection(ArrayList::new))));
        return after;
    }
}
