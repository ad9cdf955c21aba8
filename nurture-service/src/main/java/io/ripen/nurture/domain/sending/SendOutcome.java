package io.ripen.nurture.domain.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt to send a mail came to. */
public sealed interface SendOutcome {

    /** The server took the mail. */
    record Accepted() implements SendOutcome {}

    /**
     * The mail was not taken, and a later attempt may succeed.
     *
     * @param reason stable code
     * @param serverAway whether the fault is the connection's, so that other mails would fare no better now
     * @param retryAfter how long the server wants not to see the mail; absent if it did not say
     */
    record Deferred(
            String reason, boolean serverAway, @Nullable Duration retryAfter) implements SendOutcome {

        /** A later attempt may be made whenever we like. */
        public Deferred(String reason, boolean serverAway) {
            this(reason, serverAway, null);
        }
    }

    /** The server could not be reached, or did not want to talk at all: of this mail it knows nothing. */
    record Unreachable(String reason) implements SendOutcome {}

    /**
     * The mail was not taken, and never will be.
     *
     * @param reason stable code
     * @param mailboxRefused whether the server says that there is no such mailbox
     */
    record Refused(String reason, boolean mailboxRefused) implements SendOutcome {}

    /** The answer to the end of the mail was lost: it may or may not be delivered. */
    record Lost(String reason) implements SendOutcome {}

    /**
     * No answer came, or one that does not tell: the mail may or may not be taken. But who takes it knows it again by its
     * key, so that a later attempt cannot deliver it twice.
     *
     * @param reason stable code
     * @param serverAway as of {@link Deferred}
     * @param retryAfter as of {@link Deferred}
     */
    record Unanswered(
            String reason, boolean serverAway, @Nullable Duration retryAfter) implements SendOutcome {

        /** Nothing came at all. */
        public Unanswered(String reason) {
            this(reason, true, null);
        }
    }

    /** The connection ended before the mail did. */
    SendOutcome CONNECTION_LOST = new Deferred("smtp-connection-lost", true);

    /**
     * Classifies an attempt by how far it got.
     *
     * @param phase the last phase that was begun
     * @param reply the server's answer in that phase; absent if the connection failed instead
     */
    static SendOutcome of(SmtpPhase phase, @Nullable SmtpReply reply) {
        return switch (phase) {
            case CONNECT -> new Unreachable(reply == null ? "smtp-unreachable" : reply.reason());
            case ENVELOPE, CONTENT -> reply == null ? CONNECTION_LOST : beforeTheEnd(reply, false);
            case RECIPIENT -> reply == null ? CONNECTION_LOST : beforeTheEnd(reply, reply.isRefusalOfTheRecipient());
            case END_OF_DATA -> reply == null ? new Lost("smtp-final-answer-lost") : atTheEnd(reply);
        };
    }

    private static SendOutcome beforeTheEnd(SmtpReply reply, boolean recipientRefused) {
        if (reply.isAboutOurLogin()) {
            return new Deferred(reply.reason(), true);
        }
        if (reply.isPermanent()) {
            return new Refused(reply.reason(), recipientRefused || reply.isAboutTheMailbox());
        }
        return new Deferred(reply.reason(), reply.code() == 421);
    }

    private static SendOutcome atTheEnd(SmtpReply reply) {
        if (reply.isAcceptance()) {
            return new Accepted();
        }
        if (reply.isTemporary() || reply.isPermanent()) {
            return beforeTheEnd(reply, false);
        }
        return new Lost("smtp-final-answer-" + reply.code());
    }
}
