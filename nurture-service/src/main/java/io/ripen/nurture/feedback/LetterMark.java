package io.ripen.nurture.feedback;

/**
 * How a message is marked once it was dealt with, so that it is not read again.
 *
 * @param uid of the message
 * @param result what it came to
 */
record LetterMark(long uid, Result result) {

    /** What a message came to. */
    enum Result {
        /** A hard bounce was stored. */
        HARD(true),
        /** A soft bounce was stored. */
        SOFT(true),
        /** A report without an effect: the sender was blocked, or the mail is only late. */
        NO_EFFECT(true),
        /** A mail to colleagues came back: somebody must look at their address, not at the lead's. */
        INTERNAL(false),
        /** A report of a mail that was never sent from here. */
        UNKNOWN_MAIL(false),
        /** No delivery report. */
        NO_REPORT(false);

        private final boolean done;

        Result(boolean done) {
            this.done = done;
        }

        /** Whether nobody needs to look at it: such a message is marked as seen, any other flagged and left unseen. */
        boolean isDone() {
            return done;
        }
    }
}
