package io.ripen.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one site of the benchmark. Its limits are so high that they limit nothing: the work is measured, not the brake. */
public final class SitesFile {
    /** The site's server key. */
    public static final String WRITE_KEY = "bench-server-key";

    private SitesFile() {}

    /** Writes the file into a folder, which is made. */
    public static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("sites.yaml"), """
                    sites:
                      - id: bench
                        keys:
                          - {id: bench, kind: server, sha256: %s}
                        limits: {eventsPerSecondPerKey: 1000000, eventsPerSecondPerIp: 1000000}
                    """.formatted(sha256(WRITE_KEY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
