package io.ripen.ingest.reading;

/** Tells places of a body by line and column. Places that come in the body's order are found in one pass. */
public final class Lines {
    private final byte[] body;
    private int at;
    private int line = 1;
    private int lineStart;

    /** Looks into a body. */
    public Lines(byte[] body) {
        this.body = body;
    }

    /** For example {@code line 3, column 1}; both count from 1, columns in bytes. */
    public String where(int place) {
        if (place < at) {
            at = 0;
            line = 1;
            lineStart = 0;
        }
        for (; at < place; at++) {
            if (body[at] == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
        return "line " + line + ", column " + (place - lineStart + 1);
    }
}
