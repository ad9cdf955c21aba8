package io.ripen.ingest.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.site.Vocabulary;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published description says what the code does. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = document();
    private static final JsonNode EVENT = DOCUMENT.at("/components/schemas/Touchpoint");

    @ParameterizedTest
    @EnumSource(Member.class)
    void boundsEveryTextAsTheIntakeDoes(Member member) {
        JsonNode schema = schemaOf(member.section()).at("/properties/" + member.memberName());

        if (!schema.has("enum")) {
            assertThat(schema.path("maxLength").asInt()).isEqualTo(member.maxLength());
        }
        assertThat(schema.path("type"))
                .hasToString(member.section() == Section.FACTS ? "[\"string\",\"null\"]" : "\"string\"");
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void hasNoOtherMembersThanTheReader(Section section) {
        List<String> objects = Stream.of(Section.values())
                .filter(other -> other != Section.EVENT)
                .map(Section::memberName)
                .toList();
        Stream<String> expected = section == Section.EVENT
                ? Stream.of(Member.namesIn(section), objects, List.of("consents", "properties"))
                        .flatMap(List::stream)
                : Member.namesIn(section).stream();

        assertThat(schemaOf(section).path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(expected.toList());
        assertThat(schemaOf(section).path("additionalProperties").asBoolean(true))
                .isFalse();
    }

    @Test
    void listsTheWordsThatTheIntakeTakes() {
        Vocabulary vocabulary = IntakeInTests.vocabulary();
        JsonNode consent = EVENT.at("/properties/consents/items/properties");

        assertThat(words(EVENT.at("/properties/type"))).isEqualTo(vocabulary.types());
        assertThat(words(EVENT.at("/properties/asset/properties/phase"))).isEqualTo(vocabulary.phases());
        assertThat(words(consent.path("purpose"))).isEqualTo(vocabulary.purposes());
        assertThat(words(consent.path("status"))).isEqualTo(vocabulary.statuses());
    }

    @Test
    void listsEveryCode() {
        JsonNode schemas = DOCUMENT.at("/components/schemas");

        assertThat(words(schemas.at("/Answer/properties/results/items/properties/code")))
                .isEqualTo(Arrays.stream(RejectionCode.values())
                        .map(RejectionCode::wireName)
                        .toList());
        assertThat(words(schemas.at("/Problem/properties/code")))
                .isEqualTo(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::wireName)
                        .toList());
    }

    static Stream<JsonNode> requestExamples() {
        JsonNode examples = DOCUMENT.at("/paths/~1v1~1touchpoints/post/requestBody/content/application~1json/examples");
        return StreamSupport.stream(examples.spliterator(), false).map(example -> example.path("value"));
    }

    private static JsonNode schemaOf(Section section) {
        return section == Section.EVENT ? EVENT : EVENT.at("/properties" + section.pointer());
    }

    private static List<String> words(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode document() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new ExceptionInInitializerError(unreadable);
        }
    }
}
