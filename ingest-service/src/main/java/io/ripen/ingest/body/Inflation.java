package io.ripen.ingest.body;

import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Inflates gzip bodies (RFC 1952). Whether a body is one is seen by its first bytes: clients label what is no gzip, and
 * forget to label what is.
 */
final class Inflation {
    private static final byte MAGIC_1 = 0x1f;
    private static final byte MAGIC_2 = (byte) 0x8b;
    private static final int BUFFER_BYTES = 8192;

    private Inflation() {}

    /** The body as it was before the client compressed it, which may hold at most this many bytes. */
    static byte[] inflated(byte[] body, int maxBytes) {
        if (body.length < 2 || body[0] != MAGIC_1 || body[1] != MAGIC_2) {
            return body;
        }
        try (InputStream inflating = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER_BYTES)) {
            byte[] inflated = inflating.readNBytes(maxBytes + 1);
            if (inflated.length > maxBytes) {
                throw Problems.problem(
                        ProblemCode.BODY_TOO_LARGE,
                        "A body has at most " + maxBytes + " bytes when it is inflated; nothing was taken.");
            }
            return inflated;
        } catch (IOException broken) {
            throw Problems.problem(ProblemCode.BAD_REQUEST, "The body begins as gzip and is broken or incomplete.");
        }
    }
}
