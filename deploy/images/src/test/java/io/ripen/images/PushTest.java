package io.ripen.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
    @TempDir
    private Path folder;

    @Test
    void oneTagGivesEachMachineItsImage() throws Exception {
        try (SmallRegistry registry = new SmallRegistry(folder)) {
            String name = registry.address() + "/team/ingest-service:1.2.3";
            Application application = BuiltService.in(folder);
            List<ImageBuild.Made> pushed = List.of(
                    build(Architecture.AMD64).push(application, Architecture.AMD64, name + "-amd64"),
                    build(Architecture.ARM64).push(application, Architecture.ARM64, name + "-arm64"));

            String digest = new ImageIndex(name, true).push(pushed);

            JsonNode index = new ObjectMapper().readTree(registry.manifests.get("1.2.3"));
            assertThat(digest).isEqualTo("sha256:" + BuiltService.sha256(registry.manifests.get("1.2.3")));
            for (int image = 0; image < pushed.size(); image++) {
                JsonNode entry = index.path("manifests").path(image);
                String machine = pushed.get(image).machine().id();
                byte[] manifest = registry.manifests.get("1.2.3-" + machine);
                assertThat(entry.at("/platform/architecture").asText()).isEqualTo(machine);
                assertThat(entry.path("digest").asText()).isEqualTo("sha256:" + BuiltService.sha256(manifest));
                assertThat(entry.path("size").asInt()).isEqualTo(manifest.length);
                new ObjectMapper()
                        .readTree(manifest)
                        .path("layers")
                        .forEach(layer -> assertThat(registry.blobs)
                                .containsKey(layer.path("digest").asText()));
            }
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNamed() throws IOException {
        String address;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "localhost:" + closed.getLocalPort();
        }
        Application application = BuiltService.in(folder);
        ImageBuild build = build(Architecture.AMD64);

        assertThatThrownBy(() -> build.push(application, Architecture.AMD64, address + "/ingest-service:1"))
                .isInstanceOf(ImagesFailure.class)
                .hasMessageContaining("ingest-service")
                .hasMessageContaining(address);
    }

    private ImageBuild build(Architecture machine) throws IOException {
        return new ImageBuild(
                new Base.Tarball(BuiltService.base(folder, machine)),
                Origin.UNKNOWN,
                Files.createDirectories(folder.resolve("out")),
                true);
    }
}
