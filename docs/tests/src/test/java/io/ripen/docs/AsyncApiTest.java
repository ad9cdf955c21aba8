package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ripen.contracts.Topic;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads and who writes what in the published AsyncAPI document is what the services' code and channels do. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = read();

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesWhoReadsATopic(String service) {
        assertThat(topics(service, "receive"))
                .isEqualTo(ServiceSource.of(service).reads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesWhoWritesATopic(String service) {
        ServiceSource source = ServiceSource.of(service);
        Set<String> written = new TreeSet<>(source.writes());
        Arrays.stream(Topic.values())
                .filter(topic -> source.reads().contains(topic.topicName()))
                .forEach(topic -> written.add(topic.deadLetterTopic(service)));

        assertThat(topics(service, "send")).isEqualTo(written);
    }

    private static Set<String> topics(String service, String action) {
        return StreamSupport.stream(DOCUMENT.get("operations").spliterator(), false)
                .filter(operation -> operation.get("action").asText().equals(action))
                .filter(operation -> operation.at("/tags/0/name").asText().equals(service + "-service"))
                .map(operation ->
                        DOCUMENT.at(operation.at("/channel/$ref").asText().substring(1) + "/address"))
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(Sources.text(
                            Sources.path("event-backbone", "contracts", "src", "main", "resources", "asyncapi.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
