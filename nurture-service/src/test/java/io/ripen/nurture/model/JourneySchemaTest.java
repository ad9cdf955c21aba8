package io.ripen.nurture.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped journeys can be read, and the schema for editors says the same as the reader. */
class JourneySchemaTest {
    private static final JsonNode SCHEMA = schema();

    @ParameterizedTest
    @MethodSource("io.ripen.nurture.model.JourneyFiles#shipped")
    void acceptsTheShippedJourneys(String name) throws Exception {
        String text = resource("/journeys/" + name + ".yaml");

        assertThat(problems(text)).isEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=journey.schema.json\n");
        assertThat(text).contains("journey: " + name + "\n");
    }

    @Test
    void readsTheShippedJourneys() {
        Journeys journeys = JourneyFiles.load(
                JourneyFiles.shipped(),
                "assets",
                template -> Optional.empty(),
                endpoint -> Optional.of("none"),
                ConsentStatus.CONFIRMED);

        assertThat(journeys.open()).hasSameSizeAs(JourneyFiles.shipped());
        assertThat(journeys.open().getFirst().id()).isEqualTo("sla-alert");
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
        assertThat(words("/$defs/fact/enum")).isEqualTo(ids(Fact.values(), Fact::id));
        assertThat(words("/$defs/purpose/enum")).isEqualTo(ids(ConsentPurpose.values(), ConsentPurpose::id));
        assertThat(words("/$defs/mail/properties/kind/enum")).isEqualTo(ids(MailKind.values(), MailKind::id));
    }

    @ParameterizedTest
    @CsvSource({
        "for: P4D, for: four days",
        "for: P4D, for: P",
        "re-entry: never, re-entry: always",
        "stage-entered: MQL, stage: MQL",
        "template: mql-how, templates: mql-how",
        "purpose: contact-by-mail, purpose: adverts"
    })
    void refusesWhatTheReaderRefuses(String right, String wrong) throws Exception {
        assertThat(problems(resource("/journeys/mql-welcome.yaml").replace(right, wrong)))
                .isNotEmpty();
    }

    @Test
    void knowsWebhooks() throws Exception {
        String journey = """
                journey: small
                version: 1
                trigger: {stage-entered: MQL}
                re-entry: never
                steps: [{webhook: tell, endpoint: crm}]
                """;

        assertThat(problems(journey)).isEmpty();
        assertThat(problems(journey.replace("endpoint: crm", "endpoint: https://crm.example")))
                .isNotEmpty();
        assertThat(problems(journey.replace(", endpoint: crm", ""))).isNotEmpty();
    }

    private static <T> Set<String> ids(T[] values, Function<T, String> id) {
        return new TreeSet<>(Arrays.stream(values).map(id).toList());
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        SCHEMA.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<ValidationMessage> problems(String journey) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SCHEMA)
                .validate(new YAMLMapper().readTree(journey));
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(resource("/journeys/journey.schema.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String path) {
        try (InputStream file = JourneySchemaTest.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
