package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that lies on the topics, held against the published contracts. */
final class PublishedEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Map<EventType, JsonSchema> schemas = new EnumMap<>(EventType.class);
    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);

    /** Fails at the first record that does not keep its contract; says how many there are of each type. */
    static Map<EventType, Integer> validated(LocalStack stack) {
        PublishedEvents events = new PublishedEvents();
        TopicReader topics = new TopicReader(stack.bootstrapServers());
        for (Topic topic : Topic.values()) {
            topics.readAll(topic.topicName()).forEach(record -> events.validate(topic, record));
        }
        return events.counts;
    }

    private void validate(Topic topic, TopicRecord record) {
        String place = "%s at %s-%d offset %d"
                .formatted(record.type(), topic.topicName(), record.partition(), record.offset());
        EventType type = EventType.of(record.type()).orElseThrow(() -> new AssertionError("unknown type " + place));
        assertThat(type.topic()).as(place).isEqualTo(topic);
        assertThat(record.header("ce_dataschema")).as(place).isEqualTo(type.dataSchema());
        JsonSchema schema = schemas.computeIfAbsent(type, PublishedEvents::schema);
        Set<ValidationMessage> violations = schema.validate(json(record.value()));
        assertThat(List.copyOf(violations)).as(place).isEmpty();
        counts.merge(type, 1, Integer::sum);
    }

    private static JsonSchema schema(EventType type) {
        try (InputStream in = EventType.class.getClassLoader().getResourceAsStream(type.schemaResource())) {
            assertThat(in).as(type.schemaResource()).isNotNull();
            return FACTORY.getSchema(MAPPER.readTree(in), CONFIG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
