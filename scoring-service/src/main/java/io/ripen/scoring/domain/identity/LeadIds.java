package io.ripen.scoring.domain.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Lead ids that follow from the touchpoint that created the lead, so that a replay gives the same ids. */
public final class LeadIds {
    private static final UUID NAMESPACE = UUID.fromString("6f0d1a52-3d0c-5c56-9c0e-6b1f0a7d2e11");

    private static final Pattern LEAD_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private LeadIds() {}

    /** Whether a lead can have this id. */
    static boolean isLeadId(String text) {
        return LEAD_ID.matcher(text).matches();
    }

    /** The id of the lead that this touchpoint creates: a version 5 UUID, RFC 9562 section 5.5. */
    public static String createdBy(String site, String touchpointId) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        // A newline cannot stand in a site's name, so no two pairs give the same name.
        sha1.update((site + '\n' + touchpointId).getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
