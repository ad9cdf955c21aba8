package io.ripen.ingest.touchpoint;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a body that hold one event.
 *
 * @param from index of the first byte
 * @param to index after the last byte
 */
record Slice(int from, int to) {

    int length() {
        return to - from;
    }

    /** The bytes as text; broken UTF-8 is replaced. */
    String text(byte[] body) {
        return new String(body, from, length(), StandardCharsets.UTF_8);
    }
}
