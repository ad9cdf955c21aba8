package io.ripen.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema for editors says the same as the reader. */
class StageSchemaTest {
    private static final String SHIPPED = resource("/stages/b2b-default.yaml");
    private static final JsonNode SCHEMA = schema();

    @Test
    void acceptsTheShippedModel() throws Exception {
        assertThat(problems(SHIPPED)).isEmpty();
        assertThat(SHIPPED).startsWith("# yaml-language-server: $schema=stage-model.schema.json\n");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void hasTheKeysOfTheReader(Shape shape) {
        JsonNode definition = SCHEMA.at("/$defs/" + shape.definition());

        assertThat(keys(definition)).isEqualTo(new TreeSet<>(shape.keys()));
        assertThat(definition.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void hasTheWordsOfTheReader() {
        assertThat(keys(SCHEMA.at("/$defs/condition"))).isEqualTo(new TreeSet<>(ConditionReader.words()));
        assertThat(words("fact-name"))
                .isEqualTo(new HashSet<>(
                        Arrays.stream(Fact.values()).map(Fact::word).toList()));
        assertThat(words("verb"))
                .isEqualTo(new HashSet<>(
                        Arrays.stream(Verb.values()).map(Verb::word).toList()));
    }

    @ParameterizedTest
    @CsvSource({"within: PT8H, within: 8 hours", "met-by:, metby:", "pause-clocks: true, pause-clocks: maybe"})
    void refusesWhatTheReaderRefuses(String right, String wrong) throws Exception {
        assertThat(problems(SHIPPED.replace(right, wrong))).isNotEmpty();
    }

    private static Set<String> keys(JsonNode definition) {
        Set<String> keys = new TreeSet<>();
        definition.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> words(String definition) {
        Set<String> words = new HashSet<>();
        SCHEMA.at("/$defs/" + definition + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<ValidationMessage> problems(String model) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SCHEMA)
                .validate(new YAMLMapper().readTree(model));
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(resource("/stages/stage-model.schema.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = StageSchemaTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
