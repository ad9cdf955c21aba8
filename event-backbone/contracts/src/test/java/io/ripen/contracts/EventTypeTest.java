package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @ParameterizedTest
    @EnumSource
    void endsWithTheMajorVersionOfItsTopic(EventType type) {
        String topic = type.topic().topicName();
        assertThat(type.typeName()).endsWith(topic.substring(topic.lastIndexOf('.')));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsTypeName(EventType type) {
        assertThat(EventType.of(type.typeName())).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void namesItsSchemaByTypeAndRevision(EventType type) {
        String revision = type.dataSchema().replace("urn:ripen:schema:" + type.typeName() + ":", "");

        assertThat(revision).matches("[1-9][0-9]*-[0-9]+-[0-9]+");
        assertThat(type.schemaResource()).isEqualTo("schemas/" + type.typeName() + "/" + revision + ".json");
    }

    @Test
    void isEmptyForATypeThatThisVersionDoesNotKnow() {
        assertThat(EventType.of("ripen.score.changed.v2")).isEmpty();
    }

    @Test
    void mapsEachTypeToARecordOfItsOwn() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::dataType)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(EventType.values()).map(EventType::typeName)).doesNotHaveDuplicates();
    }
}
