package io.ripen.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.touchpoint.CompanySize;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors says the same as the reader. */
class ModelSchemaTest {
    private static final JsonNode SCHEMA = json("/models/scoring-model.schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"b2b-default", "lexicon"})
    void acceptsTheShippedModels(String name) {
        assertThat(problems(yaml(resource("/models/" + name + ".yaml")))).isEmpty();
        assertThat(resource("/models/" + name + ".yaml"))
                .startsWith("# yaml-language-server: $schema=scoring-model.schema.json\n");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void hasTheKeysOfTheReader(Shape shape) {
        JsonNode definition = SCHEMA.at("/$defs/" + shape.definition());

        Set<String> keys = new TreeSet<>();
        definition.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isEqualTo(new TreeSet<>(shape.keys()));
        assertThat(definition.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void hasTheWordsOfTheReader() {
        assertThat(words("touchpoint-type")).isEqualTo(ConditionReader.TYPES.keySet());
        assertThat(words("fact-name")).isEqualTo(ConditionReader.FACTS.keySet());
        assertThat(words("phase-name")).isEqualTo(ConditionReader.PHASES.keySet());
        assertThat(words("attribute"))
                .isEqualTo(new HashSet<>(
                        Arrays.stream(Attribute.values()).map(Attribute::label).toList()));
    }

    @Test
    void hasTheValuesThatFactsCanHave() {
        assertThat(words("company-size")).isEqualTo(new HashSet<>(CompanySize.classes()));
        String model = resource("/models/lexicon.yaml");

        assertThat(problems(yaml(model.replace("{fact: phone}", "{fact: {name: country, in: [AT, ch]}}"))))
                .isEmpty();
        assertThat(problems(yaml(model.replace("{fact: phone}", "{fact: {name: country, in: [Austria]}}"))))
                .isNotEmpty();
        assertThat(problems(yaml(model.replace("{fact: phone}", "{fact: {name: company-size, in: ['50-200']}}"))))
                .isNotEmpty();
    }

    @Test
    void hasListsOfLimitsWithAWordInThem() {
        String model = resource("/models/lexicon.yaml");

        assertThat(problems(yaml(model.replace("limit: first", "limit: [first, {cool-down: P7D}]"))))
                .isEmpty();
        assertThat(problems(yaml(model.replace("limit: first", "limit: [each]"))))
                .isNotEmpty();
    }

    @Test
    void hasTheFormOfMailDomains() {
        String model = resource("/models/b2b-default.yaml");

        assertThat(problems(yaml(model.replace("[competitor.example]", "[a.example, '*.b.example']"))))
                .isEmpty();
        assertThat(problems(yaml(model.replace("[competitor.example]", "['@a.example']"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half-live: P30D",
                "half-life: 30 days",
                "half-life: P30D, step: P1D",
            })
    void refusesWhatTheReaderRefuses(String decay) {
        String model = resource("/models/lexicon.yaml").replace("half-life: P30D", decay);

        assertThat(problems(yaml(model))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{count: {of: {type: chat}, at-least: 2, within: P7D}}",
                "{any: [{type: chat}, {not: {after: {of: {type: chat}, within: P7D}}}]}",
            })
    void looksBackAtNothingToEndIdleness(String without) {
        String rule = "    - id: idle\n      idle: {for: P30D, without: %s}\n      points: -1\n\nexamples:";
        String model = resource("/models/lexicon.yaml");

        assertThat(problems(yaml(model.replace("\nexamples:", rule.formatted("{any: [{not: {type: chat}}]}")))))
                .isEmpty();
        assertThat(problems(yaml(model.replace("\nexamples:", rule.formatted(without)))))
                .isNotEmpty();
    }

    private static Set<String> words(String definition) {
        Set<String> words = new HashSet<>();
        SCHEMA.at("/$defs/" + definition + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<ValidationMessage> problems(JsonNode model) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);
        return schema.validate(model);
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(resource(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = ModelSchemaTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
