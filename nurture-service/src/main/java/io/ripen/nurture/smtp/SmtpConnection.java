package io.ripen.nurture.smtp;

import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.domain.sending.SmtpPhase;
import io.ripen.nurture.domain.sending.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection that notes the phase of the conversation and the first refusal in it. The library's exceptions tell
 * neither: it resets the conversation after a refusal, and if that fails too the answer to the mail is overwritten.
 */
final class SmtpConnection extends SMTPTransport {
    private static final Logger LOG = Logger.getLogger(SmtpConnection.class);
    private static final int FIRST_REFUSAL = 400;

    private SmtpPhase phase = SmtpPhase.CONNECT;
    private @Nullable SmtpReply refusal;
    private int mails;
    private Instant lastUsed = Instant.MIN;

    SmtpConnection(Session session) {
        super(session, null);
    }

    /** Sends one mail to one recipient. Unless it was accepted, the connection must be thrown away. */
    SendOutcome deliver(MimeMessage mail, Address recipient, SmtpLogin login, Instant now) {
        lastUsed = now;
        mails++;
        try {
            open(login);
            sendMessage(mail, new Address[] {recipient});
            return new SendOutcome.Accepted();
        } catch (MessagingException e) {
            // Beyond the connection phase the text may hold the recipient's address.
            LOG.debugf(
                    "RIPEN-N-101 smtp attempt failed phase=%s failure=%s text=%s",
                    phase, e.getClass().getSimpleName(), phase == SmtpPhase.CONNECT ? e.getMessage() : "");
            return SendOutcome.of(phase, refusal);
        }
    }

    int mails() {
        return mails;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /** Says goodbye if the server still listens. */
    void discard() {
        try {
            close();
        } catch (MessagingException e) {
            LOG.debugf("RIPEN-N-102 smtp connection was gone before its end failure=%s", e.getClass());
        }
    }

    private void open(SmtpLogin login) throws MessagingException {
        phase = SmtpPhase.CONNECT;
        refusal = null;
        if (!isConnected()) {
            refusal = null;
            connect(login.host(), login.port(), login.user(), login.password());
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        phase = SmtpPhase.ENVELOPE;
        refusal = null;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        phase = SmtpPhase.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        phase = SmtpPhase.CONTENT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        phase = SmtpPhase.END_OF_DATA;
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (code >= FIRST_REFUSAL && refusal == null) {
            refusal = SmtpReply.of(code, getLastServerResponse());
        }
        return code;
    }
}
