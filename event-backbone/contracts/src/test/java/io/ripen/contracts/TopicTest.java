package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

    @Test
    void hasANameOfItsOwn() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void hasANameThatKafkaTakesAndThatEndsWithTheMajorVersion(Topic topic) {
        assertThat(topic.topicName()).matches("ripen\\.[a-z-]+\\.v[1-9][0-9]*");
        assertThat(topic.deadLetterTopic("lifecycle")).hasSizeLessThanOrEqualTo(249);
    }

    @ParameterizedTest
    @EnumSource
    void isKeptLongEnoughToReadItAgainAfterAnOutageOfDays(Topic topic) {
        assertThat(topic.retention()).isBetween(Duration.ofDays(30), Duration.ofDays(365));
    }

    @ParameterizedTest
    @EnumSource
    void carriesAtLeastOneEventType(Topic topic) {
        assertThat(EventType.values()).anyMatch(type -> type.topic() == topic);
    }

    @Test
    void namesItsDeadLetterTopicAfterTheConsumer() {
        assertThat(Topic.LEAD_SCORES.deadLetterTopic("lifecycle")).isEqualTo("ripen.lead-scores.v1.dlq.lifecycle");
    }
}
