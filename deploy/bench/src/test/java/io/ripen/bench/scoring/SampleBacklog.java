package io.ripen.bench.scoring;

import io.ripen.bench.server.Backlog;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.test.TestRecord;

/** The benchmark's touchpoints for tests of other packages. */
public final class SampleBacklog {
    private SampleBacklog() {}

    /** All touchpoints of a world, in their order. */
    public static List<TouchpointCaptured> of(int leads, long events, Instant now) {
        World world = new World(leads, 1, now);
        return Stream.concat(
                        LongStream.range(0, world.pastEvents()).mapToObj(world::past),
                        LongStream.range(0, events).mapToObj(number -> world.present(number, events)))
                .toList();
    }

    /** A touchpoint as it lies on its topic. */
    public static TestRecord<String, byte[]> record(TouchpointCaptured touchpoint) {
        ProducerRecord<String, byte[]> record = Backlog.record(touchpoint);
        return new TestRecord<>(record.key(), record.value(), record.headers(), touchpoint.receivedAt());
    }
}
