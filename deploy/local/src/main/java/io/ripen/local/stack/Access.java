package io.ripen.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ripen.local.access.SigningKey;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The keys and bearer tokens of a local stack, made at its first start and readable by their owner only.
 *
 * @param publicKey what the services verify tokens with
 * @param linkKey what signs the links in mails, as {@code ripen.nurture.links.keys} takes it
 * @param tokens a token per role, and {@code admin} with all roles
 */
public record Access(String publicKey, String linkKey, Map<String, String> tokens) {
    /** Of a stack that is looked at, not started. */
    public static final Access NONE = new Access("", "", Map.of());

    /** The name of the token that has all roles. */
    public static final String ADMIN = "admin";

    private static final List<String> ROLES = List.of("marketer", "sales", "ops", "privacy");
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration RENEWAL = Duration.ofDays(30);
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private record StoredKey(String publicKey, String privateKey) {}

    /** Copies the tokens. */
    public Access {
        tokens = Map.copyOf(tokens);
    }

    /** Reads the key and tokens of the folder, or makes them; tokens older than 30 days are minted anew. */
    public static Access of(DataFolder folder, Clock clock) {
        try {
            Path keyFile = folder.home().resolve("signing-key.json");
            if (!Files.exists(keyFile)) {
                SigningKey key = SigningKey.generate();
                writeSecret(keyFile, new StoredKey(key.publicText(), key.privateText()));
                Files.deleteIfExists(folder.tokens());
            }
            StoredKey stored = MAPPER.readValue(keyFile.toFile(), StoredKey.class);
            if (isMissingOrOld(folder.tokens(), clock)) {
                SigningKey key = SigningKey.parse(stored.publicKey(), stored.privateKey());
                writeSecret(folder.tokens(), mint(key, clock));
            }
            return new Access(stored.publicKey(), LinkSecret.of(folder), read(folder.tokens()));
        } catch (IOException e) {
            throw new LocalFailure(
                    "The keys in " + folder.home() + " cannot be used (" + e.getMessage()
                            + "): delete signing-key.json and tokens.json there, they will be made anew.",
                    e);
        }
    }

    /** The tokens of a stack that was started before. */
    public static Map<String, String> stored(DataFolder folder) {
        if (!Files.exists(folder.tokens())) {
            throw new LocalFailure("There are no tokens yet: ./ripen up makes them at its first start.");
        }
        try {
            return read(folder.tokens());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token by its name, which is a role or {@link #ADMIN}. */
    public String token(String name) {
        return select(tokens, name);
    }

    /** Selects a token by its name. */
    public static String select(Map<String, String> tokens, String name) {
        String token = tokens.get(name);
        if (token == null) {
            throw new LocalFailure(
                    "No token is named " + name + ": there are " + String.join(", ", new TreeSet<>(tokens.keySet())));
        }
        return token;
    }

    private static Map<String, String> mint(SigningKey key, Clock clock) {
        Map<String, String> tokens = new LinkedHashMap<>();
        ROLES.forEach(role -> tokens.put(role, key.token(role, List.of(role), clock.instant(), VALIDITY)));
        tokens.put(ADMIN, key.token(ADMIN, ROLES, clock.instant(), VALIDITY));
        return tokens;
    }

    private static boolean isMissingOrOld(Path tokens, Clock clock) throws IOException {
        return !Files.exists(tokens)
                || Files.getLastModifiedTime(tokens)
                        .toInstant()
                        .isBefore(clock.instant().minus(RENEWAL));
    }

    private static Map<String, String> read(Path tokens) throws IOException {
        return MAPPER.readerForMapOf(String.class).readValue(tokens.toFile());
    }

    private static void writeSecret(Path file, Object content) throws IOException {
        SecretFile.write(file, MAPPER.writeValueAsBytes(content));
    }
}
