package io.ripen.ingest.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids in place of those that no touchpoint can hold: the same for the same id, whenever it comes and by whatever way. */
public final class HashedIds {
    private static final String CLIENTS = "h-";

    private HashedIds() {}

    /** In place of an id of a client's own making. */
    public static String ofClients(String id) {
        return of(CLIENTS, id);
    }

    /**
     * The prefix and, in small hexadecimal digits, the SHA-256 of the id in UTF-8.
     *
     * @param prefix says whence the id is, for example {@code ce-}
     */
    public static String of(String prefix, String id) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return prefix + HexFormat.of().formatHex(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
