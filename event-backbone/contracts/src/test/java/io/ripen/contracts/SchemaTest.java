package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.ripen.contracts.touchpoint.PropertyValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas say exactly what the records say. */
class SchemaTest {
    private static final String LOCAL = "#/$defs/";

    @ParameterizedTest
    @EnumSource
    void isValidJsonSchema202012(EventType type) {
        var metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaSchema.validate(schema(type))).isEmpty();
        assertThat(schema(type).get("$schema").textValue()).isEqualTo(SchemaId.V202012);
    }

    @ParameterizedTest
    @EnumSource
    void isIdentifiedByTheDataSchemaOfItsType(EventType type) {
        assertThat(schema(type).get("$id").textValue()).isEqualTo(type.dataSchema());
    }

    @ParameterizedTest
    @EnumSource
    void needsNoOtherFile(EventType type) {
        JsonNode schema = schema(type);

        assertThat(schema.findValuesAsText("$ref"))
                .allSatisfy(ref -> assertThat(schema.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void describesExactlyTheMembersOfTheRecord(EventType type) {
        describes(schema(type), schema(type), type.dataType());
    }

    @Test
    void definesTheSameWordTheSameWayInEveryFile() {
        Map<String, JsonNode> seen = new HashMap<>();
        for (EventType type : EventType.values()) {
            for (Map.Entry<String, JsonNode> definition :
                    schema(type).path("$defs").properties()) {
                JsonNode first = seen.putIfAbsent(definition.getKey(), definition.getValue());
                assertThat(definition.getValue())
                        .as("%s in %s", definition.getKey(), type)
                        .isEqualTo(first == null ? definition.getValue() : first);
            }
        }
    }

    private static JsonNode schema(EventType type) {
        return Json.resource(type.schemaResource());
    }

    private static void describes(JsonNode root, JsonNode object, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        JsonNode properties = object.get("properties");

        assertThat(names(properties))
                .as(type.getName())
                .containsExactlyElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        assertThat(texts(object.get("required")))
                .as(type.getName())
                .containsExactlyElementsOf(Arrays.stream(components)
                        .filter(SchemaTest::isAlwaysWritten)
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(object.get("additionalProperties").booleanValue()).isTrue();
        for (RecordComponent component : components) {
            JsonNode member = properties.get(component.getName());
            assertThat(member.hasNonNull("title") && member.hasNonNull("description"))
                    .as("%s", component)
                    .isTrue();
            describesValue(root, member, component.getGenericType());
        }
    }

    private static void describesValue(JsonNode root, JsonNode member, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean isList = generic.getRawType() == List.class;
            assertThat(member.get("type").textValue()).isEqualTo(isList ? "array" : "object");
            describesValue(root, member.get(isList ? "items" : "additionalProperties"), arguments[isList ? 0 : 1]);
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            assertThat(member.get("$ref").textValue()).isEqualTo(LOCAL + plain.getSimpleName());
            describes(root, root.get("$defs").get(plain.getSimpleName()), plain);
        } else if (plain.isEnum()) {
            assertThat(member.has("enum"))
                    .as("an enum is left open for newer values")
                    .isFalse();
            assertThat(texts(member.get("examples"))).containsExactlyElementsOf(writtenNames(plain));
        } else if (plain == PropertyValue.class) {
            assertThat(texts(member.get("type"))).containsExactly("string", "number", "boolean");
        } else {
            assertThat(member.get("type").textValue()).isEqualTo(jsonType(plain));
            assertThat(member.path("format").asText().equals("date-time")).isEqualTo(plain == Instant.class);
        }
    }

    private static boolean isAlwaysWritten(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        boolean omittedWhenEmpty = include != null
                && include.value() == JsonInclude.Include.NON_EMPTY
                && (Collection.class.isAssignableFrom(component.getType()) || component.getType() == Map.class);
        return !omittedWhenEmpty && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** All values that a producer writes; an outcome that is not known is a value like any other. */
    private static List<String> writtenNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> WireNames.of((Enum<?>) constant))
                .filter(name -> !name.equals("unknown") || type.getSimpleName().equals("Outcome"))
                .toList();
    }

    private static String jsonType(Class<?> type) {
        if (type == String.class || type == Instant.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == BigDecimal.class ? "number" : "integer";
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
