package io.ripen.systemtests.torture;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How long touchpoints waited for their effect: from the moment ingest received one to the moment the event that it
 * caused was on its topic, told apart by when ingest received it.
 */
final class Waits {
    private final NavigableMap<Instant, List<Duration>> waits = new TreeMap<>();

    /** Reads the events of a type; those that no touchpoint caused are left out. */
    static Waits of(TopicReader topics, EventType type, Function<TopicRecord, Cause> cause) {
        Waits waits = new Waits();
        topics.forEach(type.topic().topicName(), record -> {
            if (type.typeName().equals(record.type())) {
                waits.add(record.timestamp(), cause.apply(record));
            }
        });
        return waits;
    }

    private void add(Instant published, Cause cause) {
        if (cause.touchpointId() != null) {
            waits.computeIfAbsent(cause.receivedAt(), at -> new ArrayList<>())
                    .add(Duration.between(cause.receivedAt(), published));
        }
    }

    /** The longest wait of what was received from one moment until before another; zero if nothing was. */
    Duration longest(Instant from, Instant to) {
        return waits.subMap(from, to).values().stream()
                .flatMap(List::stream)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
