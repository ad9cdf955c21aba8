package io.ripen.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of HTTP/1.1 answers on one connection and reads nothing of them but status and length (RFC 9112). Knows
 * only answers with a Content-Length: a generator that did more would take CPU time from the server that it measures.
 */
final class AnswerReader {
    /** What {@link #read} returns while the answer is not complete. */
    static final int INCOMPLETE = 0;

    private static final int MAX_HEAD_BYTES = 8192;
    private static final String LENGTH = "\r\ncontent-length:";

    private final byte[] head = new byte[MAX_HEAD_BYTES];
    private int headBytes;
    private int status;
    private int bodyLeft;

    /**
     * Reads on.
     *
     * @return the answer's status once it is complete, else {@link #INCOMPLETE}
     * @throws LoadFailure if it is no answer, or one of unknown length
     */
    int read(ByteBuf in) {
        while (status == INCOMPLETE && in.isReadable()) {
            if (headBytes == MAX_HEAD_BYTES) {
                throw new LoadFailure("An answer's head is longer than " + MAX_HEAD_BYTES + " bytes.");
            }
            head[headBytes++] = in.readByte();
            if (isHeadComplete()) {
                readHead();
            }
        }
        if (status == INCOMPLETE) {
            return INCOMPLETE;
        }
        int skipped = Math.min(bodyLeft, in.readableBytes());
        in.skipBytes(skipped);
        bodyLeft -= skipped;
        return bodyLeft == 0 ? finished() : INCOMPLETE;
    }

    private boolean isHeadComplete() {
        return headBytes >= 4
                && head[headBytes - 1] == '\n'
                && head[headBytes - 2] == '\r'
                && head[headBytes - 3] == '\n'
                && head[headBytes - 4] == '\r';
    }

    private void readHead() {
        String text = new String(head, 0, headBytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = text.indexOf(LENGTH);
        if (!text.startsWith("http/1.1 ") || length < 0) {
            throw new LoadFailure("Not an HTTP/1.1 answer with a Content-Length: "
                    + text.lines().findFirst().orElse(""));
        }
        try {
            status = Integer.parseInt(text.substring(9, 12));
            int from = length + LENGTH.length();
            bodyLeft = Integer.parseInt(
                    text.substring(from, text.indexOf('\r', from)).strip());
        } catch (NumberFormatException malformed) {
            throw new LoadFailure("An answer's status or length is no number.", malformed);
        }
    }

    private int finished() {
        int finished = status;
        status = INCOMPLETE;
        headBytes = 0;
        return finished;
    }
}
