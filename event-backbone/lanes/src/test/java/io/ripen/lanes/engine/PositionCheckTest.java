package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionCheckTest {
    private static final Map<String, TopicState> TOPIC = Map.of("t", new TopicState("id", 10, 20));

    @Test
    void startsATopicThatWasNeverReadAtItsBeginning() {
        assertThat(PositionCheck.start(Map.of(), TOPIC)).isEqualTo(Map.of("t", new Position("id", 10)));
    }

    @Test
    void goesOnWhereItStood() {
        Map<String, Position> stored = Map.of("t", new Position("id", 15), "gone", new Position("x", 1));
        assertThat(PositionCheck.start(stored, TOPIC)).isEqualTo(Map.of("t", new Position("id", 15)));
    }

    @Test
    void acceptsEveryPlaceThatTheTopicStillHas() {
        for (long offset : new long[] {10, 15, 20}) {
            assertThat(refusal("id", offset)).as("offset %d", offset).isEmpty();
        }
    }

    @Test
    void refusesATopicOfAnotherId() {
        assertThat(refusal("old", 15)).hasValueSatisfying(why -> assertThat(why).contains("deleted and created again"));
    }

    @Test
    void refusesATopicThatWasCutPastThePlace() {
        assertThat(refusal("id", 9)).hasValueSatisfying(why -> assertThat(why).contains("was cut past the lane"));
    }

    @Test
    void refusesATopicThatEndsBeforeThePlace() {
        assertThat(refusal("id", 21)).hasValueSatisfying(why -> assertThat(why).contains("lost records"));
    }

    @Test
    void countsTheLagOverAllTopics() {
        Map<String, TopicState> topics = Map.of("a", new TopicState("1", 0, 5), "b", new TopicState("2", 0, 7));
        Map<String, Position> positions = Map.of("a", new Position("1", 5), "b", new Position("2", 3));
        assertThat(PositionCheck.lag(positions, topics)).isEqualTo(4);
        assertThat(PositionCheck.lag(Map.of(), topics)).isZero();
    }

    private static Optional<String> refusal(String topicId, long offset) {
        return PositionCheck.refusal(Map.of("t", new Position(topicId, offset)), TOPIC);
    }
}
