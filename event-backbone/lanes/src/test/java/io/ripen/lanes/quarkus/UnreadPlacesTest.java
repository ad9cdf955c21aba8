package io.ripen.lanes.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.postgres.PartitionedRows.LeftLane;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UnreadPlacesTest {
    private static final long BEGINNING = 7;

    @Test
    void beginsWhereTheGroupStandsThatIsFurthestBehind() {
        List<LeftLane> lanes = List.of(lane("a", 0, Map.of("t", 50L)), lane("b", 0, Map.of("t", 20L)));

        assertThat(places(Map.of("a", 1, "b", 1), Map.of("a", List.of("t"), "b", List.of("t")), lanes))
                .isEqualTo(Map.of(new TopicPartition("t", 0), 20L));
    }

    @Test
    void beginsAtTheBeginningForALaneThatNeverCommittedABatchOrNeverReadATopic() {
        List<LeftLane> lanes = List.of(
                lane("a", 0, Map.of("t", 50L, "other", 60L)), lane("a", 1, Map.of("t", 70L)), lane("a", 2, Map.of()));

        assertThat(places(Map.of("a", 4), Map.of("a", List.of("t", "other")), lanes))
                .isEqualTo(Map.of(
                        new TopicPartition("t", 0), 50L,
                        new TopicPartition("t", 1), 70L,
                        new TopicPartition("t", 2), BEGINNING,
                        new TopicPartition("t", 3), BEGINNING,
                        new TopicPartition("other", 0), 60L,
                        new TopicPartition("other", 1), BEGINNING,
                        new TopicPartition("other", 2), BEGINNING,
                        new TopicPartition("other", 3), BEGINNING));
    }

    @Test
    void aGroupThatHasReadAPartitionSaysNothingOfAnotherOne() {
        List<LeftLane> lanes = List.of(lane("a", 0, Map.of()), lane("b", 0, Map.of("t", 20L)));

        assertThat(places(Map.of("a", 1, "b", 1), Map.of("a", List.of("t"), "b", List.of("t")), lanes))
                .isEqualTo(Map.of(new TopicPartition("t", 0), BEGINNING));
    }

    @Test
    void asksTheBrokerNothingOfAGroupThatReadsNothing() {
        assertThat(places(Map.of("a", 2), Map.of(), List.of(lane("a", 0, Map.of("t", 50L)), lane("a", 1, Map.of()))))
                .isEqualTo(Map.of(new TopicPartition("t", 0), 50L));
    }

    private static Map<TopicPartition, Long> places(
            Map<String, Integer> before, Map<String, List<String>> topics, List<LeftLane> lanes) {
        return UnreadPlaces.of(before, topics, lanes, UnreadPlacesTest::beginnings);
    }

    private static Map<TopicPartition, Long> beginnings(Set<TopicPartition> places) {
        assertThat(places).isNotEmpty();
        return places.stream().collect(Collectors.toMap(place -> place, place -> BEGINNING));
    }

    private static LeftLane lane(String group, int partition, Map<String, Long> nextOffsets) {
        return new LeftLane(group, partition, nextOffsets, new byte[0]);
    }
}
