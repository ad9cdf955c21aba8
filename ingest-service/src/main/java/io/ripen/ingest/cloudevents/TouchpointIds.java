package io.ripen.ingest.cloudevents;

import io.ripen.ingest.domain.Member;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes one id of source and id, which only together name a CloudEvent. */
final class TouchpointIds {
    private static final String HASHED = "ce-";

    private TouchpointIds() {}

    /** Source, {@code #} and id; where that is too long or not visible ASCII, a hash of it. */
    static String of(String source, String id) {
        String both = source + "#" + id;
        boolean plain = both.length() <= Member.ID.maxLength() && both.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain ? both : HASHED + hash(both);
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
