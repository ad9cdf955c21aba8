package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged services bring along. */
class PackagedLibrariesST {
    private static final Path ROOT = Path.of(System.getProperty("ripen.root")).toAbsolutePath();

    private static final List<PackagedLibraries> SERVICES = Arrays.stream(Service.values())
            .map(service -> PackagedLibraries.of(ROOT.resolve(service.folder()).resolve("target/quarkus-app/lib")))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void noServiceBringsAlongWhatTestsAndBuildsNeedOrWhatMustNotComeBack() {
        for (PackagedLibraries service : SERVICES) {
            assertThat(service.jars()).hasSizeGreaterThan(100);
            assertThat(service.forbidden()).isEmpty();
        }
    }

    @Test
    void everyLibraryHasOneVersionInAllServices() {
        assertThat(PackagedLibraries.ofSeveralVersions(SERVICES)).isEmpty();
    }

    @Test
    void noClassComesFromTwoLibraries() {
        for (PackagedLibraries service : SERVICES) {
            assertThat(service.withTheSameClass()).isEmpty();
        }
    }

    @Test
    void whatMustNotBeThereIsFound() throws IOException {
        jar("org.lz4.lz4-java-1.8.0.jar", "net/jpountz/lz4/LZ4Factory.class");
        jar("at.yawk.lz4.lz4-java-1.10.1.jar", "net/jpountz/lz4/LZ4Factory.class");
        jar("org.junit.jupiter.junit-jupiter-api-5.13.4.jar", "org/junit/jupiter/api/Test.class");
        jar("commons-io.commons-io-2.21.0.jar", "org/apache/commons/io/IOUtils.class");
        jar("commons-io.commons-io-2.11.0.jar", "org/apache/commons/io/FileUtils.class");
        PackagedLibraries libraries = PackagedLibraries.of(folder);

        assertThat(libraries.forbidden())
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first).startsWith("org.junit.jupiter.junit-jupiter-api: "),
                        second -> assertThat(second).startsWith("org.lz4.lz4-java: "));
        assertThat(libraries.withTheSameClass())
                .containsExactly("at.yawk.lz4.lz4-java-1.10.1.jar and org.lz4.lz4-java-1.8.0.jar");
        assertThat(PackagedLibraries.ofSeveralVersions(List.of(libraries)))
                .containsExactly("commons-io.commons-io=[2.11.0, 2.21.0]");
    }

    private void jar(String name, String entry) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            jar.putNextEntry(new JarEntry(entry));
        }
    }
}
