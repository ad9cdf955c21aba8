package io.ripen.contracts.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/events.md says what the code says. */
class EventsPageTest {
    private static final Path ROOT = root();
    private static final String PAGE = text(ROOT.resolve("docs/events.md"));
    private static final TopicPartition PLACE = new TopicPartition(Topic.LEAD_SCORES.topicName(), 0);

    @ParameterizedTest
    @EnumSource
    void listsEachTopicWithItsRetention(Topic topic) {
        assertThat(PAGE.lines().filter(line -> line.startsWith("| `" + topic.topicName() + "` |")))
                .anyMatch(line -> line.contains("| " + topic.retention().toDays() + " days |"));
    }

    @ParameterizedTest
    @EnumSource
    void listsEachEventTypeWithItsTopic(EventType type) {
        String topic = type.topic().topicName().replaceAll("^ripen\\.|\\.v1$", "");

        assertThat(PAGE).contains("| `" + type.typeName() + "` | " + topic + " |");
    }

    @Test
    void listsEachHeader() throws IllegalAccessException {
        List<Field> names = Arrays.stream(CloudEventHeaders.class.getFields())
                .filter(field -> !field.getName().matches("SPEC_VERSION_1_0|JSON"))
                .toList();

        assertThat(names).hasSize(10);
        for (Field name : names) {
            assertThat(PAGE).contains("| `" + name.get(null) + "` |");
        }
    }

    @Test
    void showsTheCodeThatIsTestedHere() {
        String source = text(
                ROOT.resolve("event-backbone/contracts/src/test/java/io/ripen/contracts/example/ScoreFollower.java"));

        assertThat(PAGE).contains("```java\n" + source.substring(source.indexOf("final class")) + "```");
    }

    @Test
    void showsCodeThatTakesEachChangeOnceAndSkipsUnknownTypes() throws IOException {
        JsonNode example = example();
        List<ScoreChanged> effects = new ArrayList<>();
        MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
        kafka.assign(List.of(PLACE));
        kafka.updateBeginningOffsets(Map.of(PLACE, 0L));
        kafka.addRecord(scoreRecord(0, example, EventType.SCORE_CHANGED.typeName()));
        kafka.addRecord(scoreRecord(1, example, EventType.SCORE_CHANGED.typeName()));
        kafka.addRecord(scoreRecord(2, example, "ripen.score.explained.v1"));

        new ScoreFollower().poll(kafka, effects::add);

        assertThat(effects)
                .singleElement()
                .satisfies(change -> assertThat(change.score().band()).isEqualTo("A1"));
    }

    private static ConsumerRecord<String, byte[]> scoreRecord(long offset, JsonNode example, String type) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
        byte[] value = example.get("data").toString().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                PLACE.topic(),
                PLACE.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                example.get("key").textValue(),
                value,
                headers,
                Optional.empty());
    }

    private static JsonNode example() throws IOException {
        try (InputStream in =
                EventsPageTest.class.getResourceAsStream("/golden/ripen.score.changed.v1/1-0-0/full.json")) {
            return new JsonMapper().readTree(in);
        }
    }

    /** The folder of the Maven wrapper, above the compiled tests. */
    private static Path root() {
        try {
            Path folder = Path.of(Objects.requireNonNull(EventsPageTest.class.getResource("/"))
                    .toURI());
            while (!Files.exists(folder.resolve("mvnw"))) {
                folder = folder.getParent();
            }
            return folder;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
