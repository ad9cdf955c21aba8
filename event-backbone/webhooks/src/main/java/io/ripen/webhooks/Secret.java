package io.ripen.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs requests as the Standard Webhooks specification 1.0.0 says: HMAC-SHA256 over id, timestamp and body.
 *
 * @param text the form that receivers get: {@code whsec_} and 24 to 64 random bytes in Base64
 */
public record Secret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static Secret generate() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** What is wrong with a text as a secret, to be put behind the name of its setting; empty if nothing is. */
    public static Optional<String> flaw(String text) {
        return isKey(text)
                ? Optional.empty()
                : Optional.of(
                        "must be whsec_ and 24 to 64 random bytes in Base64; make them with: openssl rand -base64 32");
    }

    private static boolean isKey(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One value of the header {@code webhook-signature}. */
    public String signature(String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "Secret[]";
    }
}
