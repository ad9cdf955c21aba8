package io.ripen.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The write keys of the local stack's site, made at its first start together with its sites file, which is the user's
 * to edit from then on.
 *
 * @param browser for pages: it may be seen
 * @param server for servers, and for trying things out with curl: it is a secret
 */
public record WriteKeys(String browser, String server) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int KEY_BYTES = 18;

    /** Reads the keys of the folder, or makes them and the sites file. */
    static WriteKeys of(DataFolder folder) {
        Path file = file(folder);
        try {
            if (Files.exists(file) && Files.exists(sites(folder))) {
                return MAPPER.readValue(file.toFile(), WriteKeys.class);
            }
            WriteKeys keys = new WriteKeys("browser-" + random(), "server-" + random());
            SecretFile.write(sites(folder), keys.sitesFile());
            SecretFile.write(file, MAPPER.writeValueAsBytes(keys));
            return keys;
        } catch (IOException e) {
            throw new LocalFailure(
                    "The write keys in " + folder.home() + " cannot be used (" + e.getMessage()
                            + "): delete write-keys.json and sites.yaml there, they will be made anew.",
                    e);
        }
    }

    /** The keys of a stack that was started before. */
    public static WriteKeys stored(DataFolder folder) {
        if (!Files.exists(file(folder))) {
            throw new LocalFailure("There are no write keys yet: ./ripen up makes them at its first start.");
        }
        return of(folder);
    }

    /** The sites file of a folder. */
    public static Path sites(DataFolder folder) {
        return folder.home().resolve("sites.yaml");
    }

    private static Path file(DataFolder folder) {
        return folder.home().resolve("write-keys.json");
    }

    private String sitesFile() {
        return """
                # The sites that may send events. docs/ingest/sites.md explains every line; a change holds at once.
                sites:
                  - id: default
                    keys:
                      - {id: pages, kind: browser, key: %s}
                      # The key itself is in write-keys.json beside this file; ./ripen key server prints it.
                      - {id: servers, kind: server, sha256: %s}
                    # Pages that may send with the browser key. Add your own site here.
                    origins: ["http://localhost:*", "http://127.0.0.1:*"]
                """.formatted(browser, sha256(server));
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
