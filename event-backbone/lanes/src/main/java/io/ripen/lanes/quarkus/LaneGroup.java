package io.ripen.lanes.quarkus;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LaneStatus;
import io.ripen.lanes.engine.RawRecord;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The lanes of one group that this instance owns at the moment. */
public final class LaneGroup {
    private final String name;
    private final List<String> topics;
    private final Function<LaneId, Lane<?>> factory;
    private final Map<Integer, Lane<?>> lanes = new ConcurrentHashMap<>();

    LaneGroup(String name, List<String> topics, Function<LaneId, Lane<?>> factory) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.factory = factory;
    }

    String name() {
        return name;
    }

    List<String> topics() {
        return topics;
    }

    /** Takes lanes over and says where to read on. Waits for the database as long as it takes. */
    Uni<Map<TopicPartition, Long>> assign(Set<Integer> partitions) {
        List<Uni<Map<TopicPartition, Long>>> starts =
                partitions.stream().map(this::assign).toList();
        if (starts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Uni.combine().all().unis(starts).with(LaneGroup::union);
    }

    private Uni<Map<TopicPartition, Long>> assign(int partition) {
        Lane<?> lane = factory.apply(new LaneId(name, partition));
        Lane<?> before = lanes.put(partition, lane);
        if (before != null) {
            before.release();
        }
        return lane.assign().map(offsets -> {
            Map<TopicPartition, Long> places = new HashMap<>();
            offsets.forEach((topic, offset) -> places.put(new TopicPartition(topic, partition), offset));
            return places;
        });
    }

    private static Map<TopicPartition, Long> union(List<?> maps) {
        Map<TopicPartition, Long> all = new HashMap<>();
        for (Object map : maps) {
            ((Map<?, ?>) map).forEach((place, offset) -> all.put((TopicPartition) place, (Long) offset));
        }
        return all;
    }

    void release(Collection<Integer> partitions) {
        partitions.forEach(partition -> {
            Lane<?> lane = lanes.remove(partition);
            if (lane != null) {
                lane.release();
            }
        });
    }

    /** Hands records to a lane; records of a lane that is not ours any more are dropped. */
    Uni<Void> deliver(int partition, List<RawRecord> records) {
        Lane<?> lane = lanes.get(partition);
        return lane == null ? Uni.createFrom().voidItem() : lane.deliver(records);
    }

    void attend(int partition) {
        Lane<?> lane = lanes.get(partition);
        if (lane != null) {
            lane.attend();
        }
    }

    /** Each lane's comparison with the broker's topics. */
    Stream<Uni<Void>> verify() {
        return lanes.values().stream().map(Lane::verify);
    }

    /** What each lane is doing. */
    Stream<LaneStatus> statuses() {
        return lanes.values().stream().map(Lane::status);
    }
}
