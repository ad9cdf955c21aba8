package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.config.SettingsInTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesInForceTest {
    private static final String ONE = "sites: [{id: one, keys: []}]";
    private static final String TWO = "sites: [{id: one, keys: []}, {id: two, keys: []}]";
    private static final String WRONG = "sites: [{id: w w, keys: []}]";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("sites.yaml");
        Files.writeString(file, ONE);
    }

    @Test
    void forgetsAFaultOnceTheFileCanBeReadAgainThoughNothingInItHasChanged() throws IOException {
        SitesInForce sites = sites();

        Files.delete(file);
        sites.lookAgain();
        assertThat(sites.problem()).isEqualTo("unreadable");
        assertThat(sites.now().site("one")).isNotNull();

        Files.writeString(file, ONE);
        sites.lookAgain();
        assertThat(sites.problem()).isNull();
    }

    @Test
    void saysWhatIsWrongWithTheFileAsLongAsItIs() throws IOException {
        SitesInForce sites = sites();

        Files.writeString(file, WRONG);
        sites.lookAgain();
        String wrong = sites.problem();
        assertThat(wrong).contains("a site's id");
        Files.delete(file);
        sites.lookAgain();
        assertThat(sites.problem()).isEqualTo("unreadable");
        Files.writeString(file, WRONG);
        sites.lookAgain();
        assertThat(sites.problem()).isEqualTo(wrong);
        assertThat(sites.now().site("one")).isNotNull();

        Files.writeString(file, TWO);
        sites.lookAgain();
        assertThat(sites.problem()).isNull();
        assertThat(sites.now().site("two")).isNotNull();
    }

    private SitesInForce sites() {
        return new SitesInForce(
                SettingsInTests.of(SiteSettings.class, Map.of("ripen.ingest.sites.file", file.toString())));
    }
}
