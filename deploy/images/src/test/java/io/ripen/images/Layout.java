package io.ripen.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image's tarball as whoever loads it reads it, by the specification of the OCI image layout. */
record Layout(Map<String, byte[]> files) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A file of a layer, with owner and mode as {@code UID:GID MODE}. */
    record Entry(String owner, String content) {}

    static Layout of(Path tarball) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(tarball);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return new Layout(files);
    }

    String manifestDigest() throws IOException {
        return json("index.json").at("/manifests/0/digest").asText();
    }

    JsonNode manifest() throws IOException {
        return json(blob(manifestDigest()));
    }

    JsonNode config() throws IOException {
        return json(blob(manifest().at("/config/digest").asText()));
    }

    /** The digests of its layers, the base's first. */
    List<String> layers() throws IOException {
        List<String> digests = new ArrayList<>();
        manifest()
                .path("layers")
                .forEach(layer -> digests.add(layer.path("digest").asText()));
        return digests;
    }

    /** The files and folders of a layer. */
    Map<String, Entry> entries(String layer) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes(blob(layer)))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String owner =
                        "%d:%d %o".formatted(entry.getLongUserId(), entry.getLongGroupId(), entry.getMode() & 0777);
                entries.put(
                        entry.getName().replaceFirst("^/", ""),
                        new Entry(owner, new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return entries;
    }

    private JsonNode json(String name) throws IOException {
        return MAPPER.readTree(bytes(name));
    }

    private byte[] bytes(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new AssertionError("no " + name + " in " + files.keySet());
        }
        return content;
    }

    private static String blob(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }
}
