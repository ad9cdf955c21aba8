package io.ripen.lanes.engine;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sees to it that the records handed to a lane follow one another; anything else is looked at before it is taken. Used
 * by the lane's own thread only.
 */
final class Continuity {
    private final Supplier<Uni<Map<String, TopicState>>> inspection;
    private final Supplier<Map<String, Position>> positions;
    private final Map<String, Long> handedOver = new HashMap<>();

    /**
     * The continuity of one lane.
     *
     * @param inspection asks the broker for the input topics and answers on the lane's thread
     * @param positions how far the lane has come
     */
    Continuity(Supplier<Uni<Map<String, TopicState>>> inspection, Supplier<Map<String, Position>> positions) {
        this.inspection = inspection;
        this.positions = positions;
    }

    /** The offsets of the first records that are expected, of topics that handed nothing over so far. */
    void startAt(Map<String, Long> offsets) {
        offsets.forEach(handedOver::putIfAbsent);
    }

    /**
     * Checks records and counts them as handed over.
     *
     * @return why the lane must not take them, if it must not; fails if the broker had to be asked and did not answer,
     *     and then the same records can be checked again
     */
    Uni<Optional<String>> check(List<RawRecord> records) {
        return check(records, 0, new HashMap<>(handedOver));
    }

    private Uni<Optional<String>> check(List<RawRecord> records, int from, Map<String, Long> expected) {
        for (int i = from; i < records.size(); i++) {
            RawRecord record = records.get(i);
            long next = expected.getOrDefault(record.topic(), record.offset());
            if (record.offset() < next) {
                return Uni.createFrom()
                        .item(Optional.of("topic %s went back: offset %d came after %d"
                                .formatted(record.topic(), record.offset(), next - 1)));
            }
            if (record.offset() > next) {
                return inspectHole(records, i, expected);
            }
            expected.put(record.topic(), record.offset() + 1);
        }
        handedOver.putAll(expected);
        return Uni.createFrom().item(Optional.empty());
    }

    /** A hole is harmless where the broker keeps both its ends: transaction markers and compaction leave such holes. */
    private Uni<Optional<String>> inspectHole(List<RawRecord> records, int at, Map<String, Long> expected) {
        RawRecord first = records.get(at);
        Map<String, Position> from = new HashMap<>(positions.get());
        from.computeIfPresent(
                first.topic(),
                (topic, position) ->
                        new Position(position.topicId(), expected.getOrDefault(topic, position.nextOffset())));
        return inspection.get().chain(states -> {
            Optional<String> refusal = PositionCheck.refusal(from, states);
            if (refusal.isPresent()) {
                return Uni.createFrom().item(refusal);
            }
            expected.put(first.topic(), first.offset());
            return check(records, at, expected);
        });
    }
}
