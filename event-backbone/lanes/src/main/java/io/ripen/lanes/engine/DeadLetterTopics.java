package io.ripen.lanes.engine;

import io.ripen.contracts.Topic;
import io.ripen.lanes.engine.OutgoingRecord.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns dead letters into records of the service's dead-letter topics: the original as it came, and headers that say
 * where it lay and why it was given up.
 */
public final class DeadLetterTopics {
    /** Header: the topic on which the original lay. */
    public static final String ORIGIN_TOPIC = "ripen_dlq_topic";

    /** Header: the original's partition. */
    public static final String ORIGIN_PARTITION = "ripen_dlq_partition";

    /** Header: the original's offset. */
    public static final String ORIGIN_OFFSET = "ripen_dlq_offset";

    /** Header: that the value is missing, and where it is. */
    public static final String VALUE = "ripen_dlq_value";

    /** Header: why it was given up. */
    public static final String REASON = "ripen_dlq_reason";

    /** No event has so many, and each takes room beside its text. */
    private static final int MOST_HEADERS = 500;

    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toUnmodifiableMap(Topic::topicName, Function.identity()));

    private final String service;
    private final int partition;

    /**
     * Names the reader of the originals.
     *
     * @param service short name of the service
     * @param partition the lane's partition
     */
    public DeadLetterTopics(String service, int partition) {
        this.service = service;
        this.partition = partition;
    }

    /**
     * The record for a dead letter; none for a timer or command, which lies in the database only.
     *
     * @param maxBytes most bytes of headers, key and value; a larger letter, and one with more than 500 headers, goes without its
     *     own headers and value, which stand in the table {@code dead_letter}, and says so
     */
    Optional<OutgoingRecord> record(DeadLetter letter, int maxBytes) {
        Topic topic = TOPICS.get(letter.topic());
        if (topic == null) {
            return Optional.empty();
        }
        boolean fits = size(letter) <= maxBytes && letter.headers().size() <= MOST_HEADERS;
        List<Header> headers = new ArrayList<>();
        if (fits) {
            letter.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        }
        headers.add(new Header(ORIGIN_TOPIC, letter.topic()));
        headers.add(new Header(ORIGIN_PARTITION, Integer.toString(partition)));
        headers.add(new Header(ORIGIN_OFFSET, Long.toString(letter.offset())));
        headers.add(new Header(REASON, letter.reason()));
        if (!fits) {
            headers.add(new Header(VALUE, "too large: see table dead_letter"));
        }
        return Optional.of(new OutgoingRecord(
                topic.deadLetterTopic(service), fits ? letter.key() : null, headers, fits ? letter.value() : null));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long size(DeadLetter letter) {
        long size = letter.value() == null ? 0 : letter.value().length;
        size += letter.key() == null ? 0 : bytes(letter.key());
        for (Map.Entry<String, String> header : letter.headers().entrySet()) {
            size += bytes(header.getKey()) + bytes(header.getValue());
        }
        return size;
    }
}
