package io.ripen.ingest.mailprovider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Ids of touchpoints that are the same each time a provider sends an event again. */
final class EventIds {
    private static final int MAX_GIVEN = 100;
    private static final int DIGEST_CHARACTERS = 32;

    private EventIds() {}

    /** The provider's own id, marked with the provider; as a digest if it would not do as an id. */
    static String given(MailProvider provider, String id) {
        boolean plain = id.length() <= MAX_GIVEN && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain ? provider.pathName() + ":" + id : of(provider, id);
    }

    /** An id made of what tells the event from all others. */
    static String of(MailProvider provider, @Nullable String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            String text = part == null ? "" : part;
            all.append(text.length()).append(':').append(text);
        }
        return provider.pathName() + ":" + digest(all.toString());
    }

    /** The first 32 hexadecimal digits of the text's SHA-256. */
    static String digest(String text) {
        byte[] digest = sha256(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
