package io.ripen.testkit;

import io.ripen.local.access.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mints bearer tokens that the services under test accept, because {@link RipenBackbone} gives them the public half of
 * the key.
 */
public final class Tokens {
    private static final String PUBLIC_PROPERTY = "ripen.testkit.public-key";
    private static final String PRIVATE_PROPERTY = "ripen.testkit.private-key";
    private static final Duration VALIDITY = Duration.ofHours(12);

    private Tokens() {}

    /** A token with these roles; with none it is valid but allows nothing that needs a role. */
    public static String withRoles(String... roles) {
        return key().token("test", List.of(roles), Instant.now().minusSeconds(5), VALIDITY);
    }

    /** A token with this role whose time is over. */
    public static String expired(String role) {
        return key().token("test", List.of(role), Instant.now().minus(VALIDITY), Duration.ofHours(1));
    }

    /** A token with this role that somebody else signed. */
    public static String forged(String role) {
        return SigningKey.generate().token("test", List.of(role), Instant.now().minusSeconds(5), VALIDITY);
    }

    /** A token with this role that nobody signed, of the algorithm {@code none}. */
    public static String unsigned(String role) {
        return unsignedAs("none", role) + ".";
    }

    /** A token with this role, signed with the public key as if it were a secret: RFC 8725, section 2.1. */
    public static String signedWithPublicKey(String role) {
        String content = unsignedAs("HS256", role);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }

    private static String unsignedAs(String algorithm, String role) {
        String claims = withRoles(role).split("\\.", -1)[1];
        String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}";
        return base64(header.getBytes(StandardCharsets.US_ASCII)) + "." + claims;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The value of {@code quarkus.oidc.public-key}. */
    public static String publicKey() {
        return key().publicText();
    }

    /**
     * One key per test JVM. It lies in system properties because the tests and the test resources of Quarkus are loaded
     * by different class loaders, each with static fields of its own.
     */
    private static SigningKey key() {
        synchronized (Runtime.getRuntime()) {
            String publicText = System.getProperty(PUBLIC_PROPERTY);
            String privateText = System.getProperty(PRIVATE_PROPERTY);
            if (publicText != null && privateText != null) {
                return SigningKey.parse(publicText, privateText);
            }
            SigningKey key = SigningKey.generate();
            System.setProperty(PUBLIC_PROPERTY, key.publicText());
            System.setProperty(PRIVATE_PROPERTY, key.privateText());
            return key;
        }
    }
}
