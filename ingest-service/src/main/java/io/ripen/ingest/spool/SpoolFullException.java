package io.ripen.ingest.spool;

import java.io.IOException;

/** The spool has as many bytes as it may have, or would have more with these events. None of them was taken. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFullException(long bytes, long most) {
        super("the spool has " + bytes + " of " + most + " bytes");
    }
}
