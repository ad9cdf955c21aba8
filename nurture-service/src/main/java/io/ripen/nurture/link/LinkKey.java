package io.ripen.nurture.link;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that links are signed with.
 *
 * @param id names it in the tokens ({@code kid})
 * @param key at least 32 bytes, as RFC 7518, section 3.2 demands for HS256
 */
public record LinkKey(String id, SecretKey key) {
    private static final int MIN_BYTES = 32;
    private static final int MIN_DIFFERENT_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * Reads {@code id:secret}, the secret being base64url without padding.
     *
     * @param setting the setting that holds it, for messages
     * @throws IllegalArgumentException if it is something else or too weak; the message does not repeat the secret
     */
    public static LinkKey of(String setting, String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ID.matcher(text.substring(0, colon)).matches()) {
            throw new IllegalArgumentException("RIPEN-N-301 a key of " + setting
                    + " is written as id:secret, the id having 1 to 32 letters, digits, '_' and '-'");
        }
        String id = text.substring(0, colon);
        byte[] secret = decoded(setting, id, text.substring(colon + 1));
        if (secret.length < MIN_BYTES || differentBytes(secret) < MIN_DIFFERENT_BYTES) {
            throw new IllegalArgumentException("RIPEN-N-302 the secret of key " + id + " of " + setting
                    + " is weak: it needs at least " + MIN_BYTES + " random bytes");
        }
        return new LinkKey(id, new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static byte[] decoded(String setting, String id, String secret) {
        try {
            return Base64.getUrlDecoder().decode(secret);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "RIPEN-N-303 the secret of key " + id + " of " + setting + " is not base64url");
        }
    }

    private static long differentBytes(byte[] secret) {
        long[] seen = new long[256];
        for (byte value : secret) {
            seen[value & 0xff] = 1;
        }
        return Arrays.stream(seen).sum();
    }

    @Override
    public String toString() {
        return "LinkKey[" + id + "]";
    }
}
