package io.ripen.lanes;

/** Thrown by a handler that wants the same batch decided again, because something it needs will be there soon. */
public final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is missing, without personal data. */
    public TransientFailure(String message) {
        super(message);
    }
}
