package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what the code says. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = load();

    static Stream<JsonNode> operations() {
        return children(DOCUMENT.get("operations"));
    }

    static Stream<JsonNode> deadLetterChannels() {
        return children(DOCUMENT.get("channels"))
                .filter(channel -> address(channel).contains(".dlq."));
    }

    @ParameterizedTest
    @EnumSource
    void describesEachTopicWithItsPartitionsAndRetention(Topic topic) {
        JsonNode channel = channel(topic.topicName());
        JsonNode kafka = channel.at("/bindings/kafka");

        assertThat(kafka.get("topic").textValue()).isEqualTo(topic.topicName());
        assertThat(kafka.get("partitions").intValue()).isEqualTo(Topic.DEFAULT_PARTITIONS);
        assertThat(kafka.at("/topicConfiguration/retention.ms").longValue())
                .isEqualTo(topic.retention().toMillis());
        assertThat(channel.get("description").textValue())
                .endsWith("Kept for " + topic.retention().toDays() + " days.");
    }

    @ParameterizedTest
    @EnumSource
    void carriesEachEventTypeOnItsTopicWithItsSchema(EventType type) {
        JsonNode message = children(channel(type.topic().topicName()).get("messages"))
                .map(reference -> resolve(reference.get("$ref").textValue()))
                .filter(candidate -> candidate.get("name").textValue().equals(type.typeName()))
                .findAny()
                .orElseThrow();

        assertThat(message.at("/payload/schema/$ref").textValue()).isEqualTo("./" + type.schemaResource());
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").textValue())
                .isEqualTo(type.typeName());
        assertThat(message.at("/headers/allOf/1/properties/ce_dataschema/const").textValue())
                .isEqualTo(type.dataSchema());
    }

    @ParameterizedTest
    @MethodSource("deadLetterChannels")
    void describesDeadLetterTopicsOfTopicsThatExist(JsonNode channel) {
        String[] parts = address(channel).split("\\.dlq\\.", 2);
        Topic origin = Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(parts[0]))
                .findAny()
                .orElseThrow();

        assertThat(origin.deadLetterTopic(parts[1])).isEqualTo(address(channel));
        assertThat(channel.at("/bindings/kafka/partitions").intValue()).isEqualTo(Topic.DEFAULT_PARTITIONS);
        assertThat(channel.at("/bindings/kafka/topicConfiguration/retention.ms").longValue())
                .isEqualTo(Topic.DEAD_LETTER_RETENTION.toMillis());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tagsEachOperationWithTheServiceThatDoesIt(JsonNode operation) {
        assertThat(operation.at("/tags/0/name").textValue()).isIn(knownTags());
        assertThat(operation.get("action").textValue()).isIn("send", "receive");
    }

    @Test
    void putsAsideWhatAServiceCannotProcessForEachTopicThatItReads() {
        Set<String> expected = new HashSet<>();
        operations()
                .filter(operation -> operation.get("action").textValue().equals("receive"))
                .forEach(operation -> expected.add(address(channelOf(operation)) + ".dlq."
                        + operation.at("/tags/0/name").textValue().replace("-service", "")));

        assertThat(deadLetterChannels().map(AsyncApiTest::address)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void refersToThingsThatExistOnly() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");

        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(resolve(reference).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesNoTopicThatTheCodeDoesNotKnow() {
        assertThat(children(DOCUMENT.get("channels"))
                        .map(AsyncApiTest::address)
                        .filter(name -> !name.contains(".dlq.")))
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    private static JsonNode channel(String address) {
        return children(DOCUMENT.get("channels"))
                .filter(channel -> address(channel).equals(address))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode channelOf(JsonNode operation) {
        return resolve(operation.at("/channel/$ref").textValue());
    }

    private static String address(JsonNode channel) {
        return channel.get("address").textValue();
    }

    private static List<String> knownTags() {
        return children(DOCUMENT.at("/info/tags"))
                .map(tag -> tag.get("name").textValue())
                .toList();
    }

    /** What a reference leads to: a place in this document, or a schema beside it. */
    private static JsonNode resolve(String reference) {
        if (!reference.startsWith("#")) {
            return Json.resource(reference.replaceFirst("^\\./", ""));
        }
        JsonNode target = DOCUMENT.at(reference.substring(1));
        return target.has("$ref") ? resolve(target.get("$ref").textValue()) : target;
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return node.isArray() ? node.valueStream() : node.properties().stream().map(Map.Entry::getValue);
    }

    private static JsonNode load() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
