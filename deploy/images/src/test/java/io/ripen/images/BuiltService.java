package io.ripen.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A service as a build leaves it, and a base, both small and real enough to make an image of. */
final class BuiltService {
    private BuiltService() {}

    static Application in(Path root) throws IOException {
        Path folder = root.resolve("ingest-service/target/quarkus-app");
        file(folder, "quarkus-run.jar", "start");
        file(folder, "quarkus/generated-bytecode.jar", "generated");
        file(folder, "app/ingest-service-1.2.3.jar", "code");
        file(folder, "lib/main/org.example.library-2.0.jar", "library");
        file(folder, "lib/main/org.example.native-2.0-linux.jar", "native");
        file(folder, "lib/main/io.quarkus.quarkus-core-3.0.jar", "quarkus");
        file(folder, "lib/main/io.ripen.ripen-lanes-1.2.3.jar", "lanes");
        file(folder, "lib/boot/io.smallrye.start-1.0.jar", "boot");
        file(folder, "quarkus-app-dependencies.txt", """
                io.quarkus:quarkus-core::jar:3.0
                io.ripen:ripen-lanes::jar:1.2.3
                io.smallrye:start::jar:1.0
                org.example:library::jar:2.0
                org.example:native:linux:jar:2.0
                """);
        return Application.of(root, "ingest");
    }

    /** A base of one layer with one file, as {@code docker save} writes it. */
    static Path base(Path folder, Architecture machine) throws IOException {
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        archive(layer, Map.of("etc/os-release", "NAME=Base\n".getBytes(StandardCharsets.UTF_8)));
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Object> config = Map.of(
                "architecture",
                machine.id(),
                "os",
                "linux",
                "config",
                Map.of("Env", List.of("PATH=/usr/bin")),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of("sha256:" + sha256(layer.toByteArray()))));
        Map<String, Object> manifest =
                Map.of("Config", "config.json", "RepoTags", List.of(), "Layers", List.of("layer.tar"));
        Path file = folder.resolve("base-" + machine.id() + ".tar");
        try (OutputStream out = Files.newOutputStream(file)) {
            archive(
                    out,
                    Map.of(
                            "layer.tar", layer.toByteArray(),
                            "config.json", mapper.writeValueAsBytes(config),
                            "manifest.json", mapper.writeValueAsBytes(List.of(manifest))));
        }
        return file;
    }

    static void file(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void archive(OutputStream out, Map<String, byte[]> files) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
    }
}
