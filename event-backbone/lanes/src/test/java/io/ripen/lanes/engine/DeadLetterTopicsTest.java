package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Topic;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadLetterTopicsTest {
    private static final int MAX_BYTES = 1_000;
    private final DeadLetterTopics topics = new DeadLetterTopics("scoring", 3);

    @Test
    void carriesTheOriginalAsItCame() {
        OutgoingRecord record = topics.record(letter(new byte[500]), MAX_BYTES).orElseThrow();

        assertThat(record.key()).isEqualTo("key");
        assertThat(record.value()).hasSize(500);
        assertThat(record.headers())
                .contains(
                        new OutgoingRecord.Header("own", "header"),
                        new OutgoingRecord.Header(DeadLetterTopics.ORIGIN_OFFSET, "7"),
                        new OutgoingRecord.Header(DeadLetterTopics.REASON, "not-json"));
    }

    @Test
    void saysWhereTheOriginalIsIfTheBrokerWouldRefuseIt() {
        OutgoingRecord record =
                topics.record(letter(new byte[MAX_BYTES]), MAX_BYTES).orElseThrow();

        assertThat(record.value()).isNull();
        assertThat(record.headers())
                .contains(
                        new OutgoingRecord.Header(DeadLetterTopics.ORIGIN_OFFSET, "7"),
                        new OutgoingRecord.Header(DeadLetterTopics.VALUE, "too large: see table dead_letter"))
                .noneMatch(header -> header.name().equals("own"));
    }

    @Test
    void takesALetterWithAnyNumberOfHeadersForTooLarge() {
        Map<String, String> headers =
                IntStream.range(0, 40_000).boxed().collect(Collectors.toMap(number -> "h" + number, number -> ""));

        OutgoingRecord record = topics.record(
                        new DeadLetter(Topic.TOUCHPOINTS.topicName(), 7, "key", headers, null, "not-json"),
                        Integer.MAX_VALUE)
                .orElseThrow();

        assertThat(record.headers()).hasSizeLessThan(10);
    }

    @Test
    void leavesTimersAndCommandsToTheTable() {
        assertThat(topics.record(new DeadLetter("timer", -1, "lead", Map.of(), null, "why"), MAX_BYTES))
                .isEmpty();
    }

    private static DeadLetter letter(byte[] value) {
        return new DeadLetter(Topic.TOUCHPOINTS.topicName(), 7, "key", Map.of("own", "header"), value, "not-json");
    }
}
