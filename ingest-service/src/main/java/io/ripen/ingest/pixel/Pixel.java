package io.ripen.ingest.pixel;

import java.util.Base64;

/** One transparent point, GIF89a. */
public final class Pixel {
    /** Its media type. */
    public static final String TYPE = "image/gif";

    private static final byte[] BYTES =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private Pixel() {}

    /** Its bytes, a copy. */
    public static byte[] bytes() {
        return BYTES.clone();
    }
}
