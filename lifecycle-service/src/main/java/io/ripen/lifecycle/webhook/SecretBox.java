package io.ripen.lifecycle.webhook;

import io.ripen.webhooks.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with AES-256-GCM (NIST SP 800-38D): 96 random bits per sealing, the endpoint's id as
 * additional data, so that a secret is good for its own endpoint only. Without a key secrets are kept as they are; those that
 * were kept so before a key was set can be read all the same.
 */
@Singleton
class SecretBox {
    private static final Pattern KEY = Pattern.compile("([a-z0-9-]{1,32}):([A-Za-z0-9+/]{43}=)");
    private static final Pattern SEALED = Pattern.compile("sealed:([a-z0-9-]{1,32}):([A-Za-z0-9+/]+=*)");
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SequencedMap<String, SecretKey> keys;

    @Inject
    SecretBox(WebhookConfig config) {
        this(config.secretKeys().orElse(List.of()));
    }

    /**
     * A box with keys; the first one seals, all open.
     *
     * @param keys each a name, a colon, and 32 bytes in Base64
     * @throws IllegalStateException when one is not of this form, or two have one name
     */
    SecretBox(List<String> keys) {
        this.keys = new LinkedHashMap<>();
        for (int place = 0; place < keys.size(); place++) {
            Matcher key = KEY.matcher(keys.get(place));
            if (!key.matches()) {
                throw refused(place, "has not the form name:key, with 32 random bytes in Base64 as the key");
            }
            SecretKey secret = new SecretKeySpec(Base64.getDecoder().decode(key.group(2)), "AES");
            if (this.keys.putIfAbsent(key.group(1), secret) != null) {
                throw refused(place, "has the name of an earlier one");
            }
        }
    }

    /** Says which one is wrong, and never what it is. */
    private static IllegalStateException refused(int place, String why) {
        return new IllegalStateException("RIPEN-LC-401 key number " + (place + 1)
                + " of ripen.lifecycle.webhooks.secret-keys " + why + ". Make one with: openssl rand -base64 32");
    }

    /** The text to be stored. */
    String seal(UUID endpointId, Secret secret) {
        Map.Entry<String, SecretKey> key = keys.firstEntry();
        if (key == null) {
            return secret.text();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                key.getValue(),
                endpointId,
                nonce,
                secret.text().getBytes(StandardCharsets.UTF_8));
        byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return "sealed:" + key.getKey() + ":" + Base64.getEncoder().encodeToString(stored);
    }

    /**
     * The secret in a stored text.
     *
     * @throws IllegalStateException when the key is not set, or the text was changed or belongs to another endpoint
     */
    Secret open(UUID endpointId, String stored) {
        Matcher sealed = SEALED.matcher(stored);
        if (!sealed.matches()) {
            return new Secret(stored);
        }
        SecretKey key = keys.get(sealed.group(1));
        if (key == null) {
            throw new IllegalStateException("RIPEN-LC-402 a webhook secret is sealed with the key '" + sealed.group(1)
                    + "', which ripen.lifecycle.webhooks.secret-keys does not have; add it again");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.group(2)));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return new Secret(new String(run(Cipher.DECRYPT_MODE, key, endpointId, nonce, text), StandardCharsets.UTF_8));
    }

    /** Whether a stored text is as {@link #seal} would write it now, with the first key. */
    boolean isCurrent(String stored) {
        Map.Entry<String, SecretKey> key = keys.firstEntry();
        return key == null || stored.startsWith("sealed:" + key.getKey() + ":");
    }

    private static byte[] run(int mode, SecretKey key, UUID endpointId, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(endpointId.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RIPEN-LC-403 a webhook secret does not open: key or row were changed", e);
        }
    }
}
