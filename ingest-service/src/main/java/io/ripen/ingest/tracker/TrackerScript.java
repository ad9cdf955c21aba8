package io.ripen.ingest.tracker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The minified tracker.
 *
 * @param plain its UTF-8 text
 * @param gzipped the same, compressed as far as gzip can
 * @param hash the first 16 hexadecimal digits of the text's SHA-256, which name this version of it
 */
record TrackerScript(byte[] plain, byte[] gzipped, String hash) {
    private static final String RESOURCE = "/tracker/ripen.js";
    private static final int HASH_LENGTH = 16;

    /** Reads it from the jar. */
    static TrackerScript load() {
        try (InputStream resource = TrackerScript.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not in the jar: the build makes it with minify-tracker");
            }
            byte[] plain = resource.readAllBytes();
            return new TrackerScript(plain, gzip(plain), hash(plain));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new BestGzip(gzipped)) {
            stream.write(plain);
        }
        return gzipped.toByteArray();
    }

    private static String hash(byte[] plain) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
