package io.ripen.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    private static final Origin ORIGIN = new Origin(
            Optional.of("0123abc"), Instant.parse("2026-11-22T20:00:00Z"), Optional.of("https://code.example/ripen"));

    @TempDir
    private Path folder;

    /** Builds in a folder of its own, from files of its own. */
    private Layout build(String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        return build(to, BuiltService.in(to));
    }

    private static Layout build(Path to, Application application) throws IOException {
        Base base = new Base.Tarball(BuiltService.base(to, Architecture.AMD64));
        new ImageBuild(base, ORIGIN, to, false).tarball(application, Architecture.AMD64);
        return Layout.of(to.resolve("ingest-service-amd64.tar"));
    }

    @Test
    void equalInputGivesEqualDigests() throws IOException {
        Layout first = build("first");
        Path to = Files.createDirectories(folder.resolve("second"));
        Application same = BuiltService.in(to);
        Files.setLastModifiedTime(same.folder().resolve("quarkus-run.jar"), FileTime.fromMillis(0));

        Layout second = build(to, same);

        assertThat(second.manifestDigest()).isEqualTo(first.manifestDigest());
        assertThat(Files.mismatch(
                        folder.resolve("first/ingest-service-amd64.tar"),
                        folder.resolve("second/ingest-service-amd64.tar")))
                .isEqualTo(-1);
    }

    @Test
    void aChangeOfCodeChangesTheLastLayerOnly() throws IOException {
        List<String> before = build("before").layers();
        Path to = Files.createDirectories(folder.resolve("after"));
        Application changed = BuiltService.in(to);
        Files.writeString(changed.folder().resolve("app/ingest-service-1.2.3.jar"), "other code");

        List<String> after = build(to, changed).layers();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after.subList(0, 6)).isEqualTo(before.subList(0, 6));
        assertThat(after.getLast()).isNotEqualTo(before.getLast());
    }

    @Test
    void layersHoldWhatChangesTogether() throws IOException {
        Layout image = build("image");
        List<String> layers = image.layers();

        assertThat(layers).hasSize(7);
        assertThat(image.entries(layers.get(1)).get("ripen/spool/").owner()).isEqualTo("10001:10001 750");
        assertThat(image.entries(layers.get(2)))
                .containsKeys(
                        "ripen/app/lib/main/org.example.library-2.0.jar",
                        "ripen/app/lib/main/org.example.native-2.0-linux.jar")
                .doesNotContainKey("ripen/app/lib/main/io.quarkus.quarkus-core-3.0.jar");
        assertThat(image.entries(layers.get(3)))
                .containsKeys(
                        "ripen/app/lib/main/io.quarkus.quarkus-core-3.0.jar",
                        "ripen/app/lib/boot/io.smallrye.start-1.0.jar");
        assertThat(image.entries(layers.get(4))).containsKeys("ripen/app/lib/main/io.ripen.ripen-lanes-1.2.3.jar");
        assertThat(image.entries(layers.get(5)))
                .containsKeys("ripen/app/quarkus-run.jar", "ripen/app/quarkus/generated-bytecode.jar");
        assertThat(image.entries(layers.get(6)))
                .containsKeys("ripen/app/app/ingest-service-1.2.3.jar", "ripen/sbom.cdx.json")
                .doesNotContainKey("ripen/app/quarkus-run.jar")
                .allSatisfy((path, entry) -> assertThat(entry.owner()).startsWith("0:0 "));
    }

    @Test
    void theConfigurationSaysHowToRunItAndWhenceItIs() throws IOException {
        var config = build("image").config();

        assertThat(config.path("architecture").asText()).isEqualTo("amd64");
        assertThat(config.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(config.at("/config/WorkingDir").asText()).isEqualTo("/ripen");
        assertThat(config.at("/config/Entrypoint")).hasToString("[\"java\",\"-jar\",\"/ripen/app/quarkus-run.jar\"]");
        assertThat(config.at("/config/Volumes").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("/tmp", "/ripen/spool");
        assertThat(config.at("/config/ExposedPorts").has("8081/tcp")).isTrue();
        var labels = config.at("/config/Labels");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo("0123abc");
        assertThat(labels.path("org.opencontainers.image.source").asText()).isEqualTo("https://code.example/ripen");
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.path("io.ripen.sbom").asText()).isEqualTo("/ripen/sbom.cdx.json");
    }

    @Test
    void theListOfPartsIsValidAndTheSameInsideAndBeside() throws Exception {
        Layout image = build("image");
        Path beside = folder.resolve("image/ingest-service-amd64.cdx.json");

        assertThat(new JsonParser().validate(beside.toFile(), Version.VERSION_16))
                .isEmpty();
        assertThat(image.entries(image.layers().getLast())
                        .get("ripen/sbom.cdx.json")
                        .content())
                .isEqualTo(Files.readString(beside));
        assertThat(new JsonParser().parse(beside.toFile()).getComponents())
                .extracting(org.cyclonedx.model.Component::getPurl)
                .contains("pkg:maven/org.example/library@2.0", "pkg:maven/io.ripen/ripen-lanes@1.2.3")
                .hasSize(5);
    }

    @Test
    void aLibraryThatNoListNamesIsRefused() throws IOException {
        Application application = BuiltService.in(folder);
        BuiltService.file(application.folder(), "lib/main/unknown.jar", "?");

        assertThatThrownBy(application::parts)
                .isInstanceOf(ImagesFailure.class)
                .hasMessageContaining("does not name unknown.jar");
    }

    @Test
    void aServiceThatIsNotBuiltIsRefused() {
        assertThatThrownBy(() -> Application.of(folder, "nurture"))
                .isInstanceOf(ImagesFailure.class)
                .hasMessageContaining("nurture-service is not built");
    }

    @Test
    void addressesOfTheCodeShowNoPasswordAndNoFolder() {
        assertThat(Origin.webAddress("https://me:secret@code.example/ripen.git"))
                .contains("https://code.example/ripen");
        assertThat(Origin.webAddress("/srv/ripen")).isEmpty();
        assertThat(Origin.of(folder)).isEqualTo(Origin.UNKNOWN);
    }
}
