package io.ripen.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value of its own for every secret, so that it is known wherever it turns up. */
final class MarkedSecrets {
    private static final Pattern SETTING = Pattern.compile("^\\| `(ripen\\.[^`]*)`", Pattern.MULTILINE);
    private static final Pattern SECRET = Pattern.compile(".*[.-](password|token|secret|keys|salt|key-file)");
    private static final int BYTES = 32;
    private static final int RSA_BITS = 2048;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> markers = new TreeMap<>();

    /** The settings that hold secrets, from the page of all settings. */
    static Set<String> settings(Path root) {
        Set<String> secrets = new TreeSet<>();
        try {
            Matcher setting = SETTING.matcher(Files.readString(root.resolve("docs/configuration.md")));
            while (setting.find()) {
                if (SECRET.matcher(setting.group(1)).matches()) {
                    secrets.add(setting.group(1));
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A word of 64 hexadecimal digits. */
    String word(String name) {
        return marked(name, HexFormat.of().formatHex(bytes()));
    }

    /** 32 bytes in Base64. */
    String base64(String name) {
        return marked(name, Base64.getEncoder().encodeToString(bytes()));
    }

    /** 32 bytes in Base64 for URLs. */
    String base64Url(String name) {
        return marked(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }

    /** A new RSA key as PEM; its marker is its second line. */
    String rsaKey(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            marked(name, body.split("\n", -1)[1]);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }

    /** Remembers a secret that somebody else made. */
    String marked(String name, String secret) {
        if (markers.put(name, secret) != null) {
            throw new IllegalStateException("two secrets are named " + name);
        }
        return secret;
    }

    /** A secret by its name. */
    String value(String name) {
        String value = markers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is named " + name);
        }
        return value;
    }

    /** The names of all secrets so far. */
    Set<String> names() {
        return markers.keySet();
    }

    /** The names of the secrets that stand in a text, as they are or as a URL writes them. */
    List<String> in(String text) {
        return markers.entrySet().stream()
                .filter(marker -> forms(marker.getValue()).stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> forms(String secret) {
        return List.of(secret, secret.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
