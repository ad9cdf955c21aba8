package io.ripen.nurture.feedback;

import java.time.Instant;

/** A message of the bounce mailbox, as far as anything is done with it. Its {@code uid} is that of IMAP, RFC 3501. */
sealed interface Letter {
    long uid();

    /**
     * A delivery report.
     *
     * @param source names the message, the same however often it is read, without anything of its content
     * @param receivedAt when the mailbox got it
     */
    record Reported(long uid, String source, DeliveryReport report, Instant receivedAt) implements Letter {}

    /** Something else: an answer of a person, an automatic one, a message that is too long or broken. */
    record Other(long uid) implements Letter {}
}
