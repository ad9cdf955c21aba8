package io.ripen.nurture.transport;

import io.ripen.nurture.domain.sending.SendOutcome;
import java.time.Duration;
import java.util.Optional;

/** Hands finished mails to who delivers them. Blocks its caller, for at most {@link #longestSend()}. */
public interface MailTransport {

    /** Hands one mail over and answers what came of it. Never throws because of the mail or of the other side. */
    SendOutcome send(FinishedMail mail);

    /** Longest time that one mail can take. A sender's lease must be longer. */
    Duration longestSend();

    /** After how long without a mail a connection is to be given up; empty if that is nobody's business here. */
    Optional<Duration> idleTimeout();

    /** Gives up connections that nobody used for {@link #idleTimeout()}. Called that often. */
    void closeIdle();

    /** Gives up all connections that are not in use. Nothing is sent after it. */
    void closeAll();
}
