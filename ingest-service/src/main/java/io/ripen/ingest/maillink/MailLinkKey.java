package io.ripen.ingest.maillink;

import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that mail links are signed with, shared with the service that sends the mails.
 *
 * @param id names it in the tokens ({@code kid})
 * @param key at least 32 bytes, as RFC 7518, section 3.2 demands for HS256
 */
record MailLinkKey(String id, SecretKey key) {
    private static final int MIN_BYTES = 32;
    private static final int MIN_DIFFERENT_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * Reads {@code id:secret}, the secret being base64url without padding.
     *
     * @throws IllegalArgumentException if it is something else or too weak; the message does not repeat the secret
     */
    static MailLinkKey of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ID.matcher(text.substring(0, colon)).matches()) {
            throw new IllegalArgumentException(
                    "a key of ripen.mail-links.keys is written as id:secret, the id having 1 to 32 letters, digits, '_' and '-'");
        }
        String id = text.substring(0, colon);
        byte[] secret = decoded(id, text.substring(colon + 1));
        if (secret.length < MIN_BYTES || differentBytes(secret) < MIN_DIFFERENT_BYTES) {
            throw new IllegalArgumentException("the secret of key " + id
                    + " of ripen.mail-links.keys is weak: it needs at least " + MIN_BYTES + " random bytes");
        }
        return new MailLinkKey(id, new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static byte[] decoded(String id, String secret) {
        try {
            return Base64.getUrlDecoder().decode(secret);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "the secret of key " + id + " of ripen.mail-links.keys is not base64url");
        }
    }

    private static long differentBytes(byte[] secret) {
        return IntStream.range(0, secret.length)
                .map(place -> secret[place])
                .distinct()
                .count();
    }

    @Override
    public String toString() {
        return "MailLinkKey[" + id + "]";
    }
}
