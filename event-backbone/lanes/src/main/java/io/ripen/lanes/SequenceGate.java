package io.ripen.lanes;

/** A consumer's decision about a record's sequence. */
public enum SequenceGate {
    /** The one after the last seen. */
    NEXT,
    /** Seen before: to be dropped. */
    DUPLICATE,
    /** One or more are missing before it: to be counted and handled, since every event carries the full state. */
    GAP;

    /**
     * Compares a sequence with the last one seen of the same source and subject.
     *
     * @param lastSeen 0 if none was seen
     * @param sequence from 1
     */
    public static SequenceGate check(long lastSeen, long sequence) {
        if (sequence <= lastSeen) {
            return DUPLICATE;
        }
        return sequence == lastSeen + 1 ? NEXT : GAP;
    }
}
