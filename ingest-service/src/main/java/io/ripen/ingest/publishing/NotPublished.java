package io.ripen.ingest.publishing;

/** Not every event of a publication was stored, neither in Kafka nor in the spool. Some may be stored all the same; their ids make a retry safe. */
public final class NotPublished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** As many bytes are in flight as may be. */
        OVERLOADED,
        /** What the events of this request become is too large, whenever it comes. */
        TOO_LARGE,
        /** Neither Kafka nor the spool took the events within the time limit. */
        UNACKNOWLEDGED
    }

    private final Reason reason;

    /** For a reason that no other failure is behind. */
    public NotPublished(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    NotPublished(Reason reason, Throwable cause) {
        super(reason.name(), cause, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
