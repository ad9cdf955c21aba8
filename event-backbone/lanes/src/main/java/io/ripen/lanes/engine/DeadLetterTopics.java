package io.ripen.lanes.engine;

import io.ripen.contracts.Topic;
import io.ripen.lanes.engine.OutgoingRecord.Header;
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

    /** Header: why it was given up. */
    public static final String REASON = "ripen_dlq_reason";

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

    /** The record for a dead letter; none for a timer or command, which lies in the database only. */
    Optional<OutgoingRecord> record(DeadLetter letter) {
        Topic topic = TOPICS.get(letter.topic());
        if (topic == null) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        letter.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        headers.add(new Header(ORIGIN_TOPIC, letter.topic()));
        headers.add(new Header(ORIGIN_PARTITION, Integer.toString(partition)));
        headers.add(new Header(ORIGIN_OFFSET, Long.toString(letter.offset())));
        headers.add(new Header(REASON, letter.reason()));
        return Optional.of(new OutgoingRecord(topic.deadLetterTopic(service), letter.key(), headers, letter.value()));
    }
}
