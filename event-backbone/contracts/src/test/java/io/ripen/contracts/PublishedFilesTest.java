package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedFilesTest {

    @Test
    void areNeverChangedOrRemovedAndEachIsInTheManifest() {
        assertThat(PublishedFiles.findings(PublishedFiles.listed(), PublishedFiles.actual()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void holdTheSchemaAndAMinimalAndAFullExampleOfEveryEventType(EventType type) {
        String examples =
                type.schemaResource().replaceFirst("^schemas/", "golden/").replaceFirst("\\.json$", "/");
        assertThat(PublishedFiles.listed())
                .containsKeys(type.schemaResource(), examples + "minimal.json", examples + "full.json");
    }

    @Test
    void areReportedWithTheRemedyWhenOneChanges() {
        assertThat(PublishedFiles.findings(Map.of("schemas/a.json", "1"), Map.of("schemas/a.json", "2")))
                .singleElement()
                .asString()
                .startsWith("schemas/a.json was published and has changed")
                .contains("add a new revision");
    }

    @Test
    void areReportedWhenOneIsGone() {
        assertThat(PublishedFiles.findings(Map.of("schemas/a.json", "1"), Map.of()))
                .singleElement()
                .asString()
                .contains("is gone");
    }

    @Test
    void areReportedWithTheLineToAppendWhenOneIsNew() {
        assertThat(PublishedFiles.findings(Map.of(), Map.of("schemas/a.json", "1")))
                .singleElement()
                .asString()
                .endsWith("1  schemas/a.json");
    }
}
