package io.ripen.systemtests.torture;

import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes records that nobody can read onto the topics between the services, now and then. */
final class Poison implements AutoCloseable {
    private static final String MARK = "torture_poison";
    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(300);
    private static final List<EventType> TYPES = List.of(
            EventType.TOUCHPOINT_CAPTURED, EventType.LEAD_ACTIVITY, EventType.SCORE_CHANGED, EventType.STAGE_CHANGED);

    private final String bootstrapServers;
    private final Random random;
    private final Thread thread;
    private volatile boolean stopped;

    /** Begins at once. */
    Poison(TorturePlan plan, String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.random = plan.random("poison");
        this.thread = Thread.ofVirtual().start(this::write);
    }

    /** Whether a record is one of these. */
    static boolean is(TopicRecord record) {
        return record.headers().containsKey(MARK);
    }

    /** The topics that get some. */
    static List<Topic> topics() {
        return TYPES.stream().map(EventType::topic).toList();
    }

    private void write() {
        try (TopicWriter writer = new TopicWriter(bootstrapServers)) {
            for (int number = 0; !stopped; number++) {
                EventType type = TYPES.get(random.nextInt(TYPES.size()));
                switch (random.nextInt(4)) {
                    case 0 -> write(writer, type, number, "{\"leadId\": ");
                    case 1 -> write(writer, type, number, null);
                    case 2 -> write(writer, type, number, "[]");
                    default ->
                        writer.writeRaw(
                                type.topic().topicName(),
                                null,
                                "poison-" + number,
                                bytes("{}"),
                                Map.of(MARK, "untyped"));
                }
                LockSupport.parkNanos(SHORTEST_PAUSE
                        .plusMillis(random.nextInt(LONGEST_PAUSE_MILLIS))
                        .toNanos());
            }
        }
    }

    private static void write(TopicWriter writer, EventType type, int number, @Nullable String value) {
        Map<String, String> headers = new HashMap<>();
        headers.put(CloudEventHeaders.ID, "poison-" + number);
        headers.put(CloudEventHeaders.SOURCE, "/torture");
        headers.put(CloudEventHeaders.TYPE, type.typeName());
        headers.put(MARK, "typed");
        writer.writeRaw(
                type.topic().topicName(), null, "poison-" + number, value == null ? null : bytes(value), headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns when the last one is written. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
