package io.ripen.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The schemas and golden examples that were ever published, and the manifest that freezes them. */
final class PublishedFiles {
    static final String MANIFEST = "published.sha256";

    private PublishedFiles() {}

    /** Paths below a folder of the resources, sorted, with forward slashes. */
    static List<String> below(String folder) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the manifest says: SHA-256 by path. */
    static Map<String, String> listed() {
        try (Stream<String> lines = Files.lines(root().resolve(MANIFEST))) {
            Map<String, String> hashes = new TreeMap<>();
            lines.map(line -> line.split(" {2}", 2)).forEach(parts -> hashes.put(parts[1], parts[0]));
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there: SHA-256 by path. */
    static Map<String, String> actual() {
        Map<String, String> hashes = new TreeMap<>();
        Stream.of("schemas", "golden")
                .flatMap(folder -> below(folder).stream())
                .forEach(path -> hashes.put(path, sha256(path)));
        return hashes;
    }

    /** What is wrong, each as a sentence that says what to do. */
    static List<String> findings(Map<String, String> listed, Map<String, String> actual) {
        List<String> findings = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(listed.keySet());
        paths.addAll(actual.keySet());
        for (String path : paths) {
            String then = listed.get(path);
            String now = actual.get(path);
            if (then == null) {
                findings.add(path + " is new. Append this line to " + MANIFEST + ": " + now + "  " + path);
            } else if (now == null) {
                findings.add(path + " was published and is gone. Bring it back: consumers still hold events of it.");
            } else if (!now.equals(then)) {
                findings.add(path + " was published and has changed. Bring it back as it was, and add a new revision"
                        + " beside it (1-0-0 becomes 1-1-0); a breaking change is a new type on a new topic.");
            }
        }
        return findings;
    }

    private static String sha256(String path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(root().resolve(path)));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(PublishedFiles.class.getResource("/" + MANIFEST))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
