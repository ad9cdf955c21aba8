package io.ripen.lanes.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares where a lane wants to go on with what the broker has. A lane never jumps silently. */
final class PositionCheck {
    private PositionCheck() {}

    /** Positions to start from: the stored ones, and the beginning of each topic that was never read. */
    static Map<String, Position> start(Map<String, Position> stored, Map<String, TopicState> topics) {
        Map<String, Position> positions = new HashMap<>();
        topics.forEach((topic, state) -> {
            Position known = stored.get(topic);
            positions.put(topic, known != null ? known : new Position(state.topicId(), state.beginningOffset()));
        });
        return positions;
    }

    /** Why the lane must not go on, if it must not. */
    static Optional<String> refusal(Map<String, Position> positions, Map<String, TopicState> topics) {
        return topics.entrySet().stream()
                .map(topic -> refusal(topic.getKey(), positions.get(topic.getKey()), topic.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a record has had its effect already, by another owner's hand. */
    static boolean isBehind(Map<String, Position> positions, RawRecord record) {
        Position position = positions.get(record.topic());
        return position != null && record.offset() < position.nextOffset();
    }

    /** How many records lay behind the positions when the topics were last looked at. */
    static long lag(Map<String, Position> positions, Map<String, TopicState> topics) {
        long lag = 0;
        for (Map.Entry<String, TopicState> topic : topics.entrySet()) {
            Position position = positions.get(topic.getKey());
            if (position != null) {
                lag += Math.max(0, topic.getValue().endOffset() - position.nextOffset());
            }
        }
        return lag;
    }

    private static Optional<String> refusal(String topic, @Nullable Position position, TopicState state) {
        if (position == null) {
            return Optional.empty();
        }
        long next = position.nextOffset();
        if (!position.topicId().equals(state.topicId())) {
            return Optional.of(
                    "topic %s was deleted and created again: the lane has read the one with id %s up to offset %d, now there is %s"
                            .formatted(topic, position.topicId(), next, state.topicId()));
        }
        if (next < state.beginningOffset()) {
            return Optional.of("topic %s was cut past the lane: it needs offset %d, the oldest kept is %d"
                    .formatted(topic, next, state.beginningOffset()));
        }
        if (next > state.endOffset()) {
            return Optional.of("topic %s lost records: the lane has read up to offset %d, the topic ends at %d"
                    .formatted(topic, next, state.endOffset()));
        }
        return Optional.empty();
    }
}
