package io.ripen.nurture.smtp;

import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.nurture.transport.MailTransport;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Hands mails to the SMTP server over connections that are kept for the next mail. Blocks its caller, for at most
 * {@link #longestSend()} unless the server sends its answers byte by byte.
 */
@Singleton
@Typed(SmtpClient.class) // the transport is what the settings choose
public final class SmtpClient implements MailTransport {
    /** Greeting, EHLO, STARTTLS, EHLO again, two for AUTH, NOOP, MAIL, RCPT, DATA, and the mail itself. */
    private static final int ANSWERS_PER_MAIL = 11;

    private final SmtpSettings settings;
    private final Clock clock;
    private final Session session;
    private final SmtpLogin login;
    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

    /** A client without any connection yet. */
    @Inject
    public SmtpClient(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
        this.login = new SmtpLogin(
                settings.host(),
                settings.port(),
                settings.user().orElse(null),
                settings.password().orElse(null));
    }

    @Override
    public SendOutcome send(FinishedMail finished) {
        InternetAddress to;
        MimeMessage mail;
        try {
            to = new InternetAddress(finished.recipient(), true);
            mail = new Envelope(session, finished.sender(), finished.message());
        } catch (AddressException e) {
            return new SendOutcome.Refused("address-not-sendable", true);
        } catch (MessagingException e) {
            return new SendOutcome.Refused("message-not-sendable", false);
        }
        SmtpConnection connection = borrow();
        SendOutcome outcome = connection.deliver(mail, to, login, clock.instant());
        if (outcome instanceof SendOutcome.Accepted && connection.mails() < settings.mailsPerConnection()) {
            idle.addFirst(connection);
        } else {
            connection.discard();
        }
        return outcome;
    }

    /** Longest time that one mail can take: a connection, and the wait for each answer. */
    @Override
    public Duration longestSend() {
        return settings.connectTimeout().plus(settings.ioTimeout().multipliedBy(ANSWERS_PER_MAIL));
    }

    @Override
    public Optional<Duration> idleTimeout() {
        return Optional.of(settings.idleTimeout());
    }

    /** Closes the connections that nobody used for the idle timeout. */
    @Override
    public void closeIdle() {
        closeUnusedSince(clock.instant().minus(settings.idleTimeout()));
    }

    /** Closes all connections that are not in use. */
    @Override
    public void closeAll() {
        closeUnusedSince(Instant.MAX);
    }

    private void closeUnusedSince(Instant instant) {
        for (SmtpConnection connection = idle.pollLast(); connection != null; connection = idle.pollLast()) {
            if (connection.lastUsed().isAfter(instant)) {
                idle.addLast(connection);
                return;
            }
            connection.discard();
        }
    }

    private SmtpConnection borrow() {
        SmtpConnection connection = idle.pollFirst();
        return connection == null ? new SmtpConnection(session) : connection;
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        properties.setProperty("mail.smtp.timeout", millis(settings.ioTimeout()));
        properties.setProperty("mail.smtp.writetimeout", millis(settings.ioTimeout()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.quitwait", "false");
        settings.clientName().ifPresent(name -> properties.setProperty("mail.smtp.localhost", name));
        switch (settings.tls()) {
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS_IF_OFFERED -> properties.setProperty("mail.smtp.starttls.enable", "true");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** The finished message with the sender of its envelope. Nothing of its text is made anew while it is sent. */
    private static final class Envelope extends SMTPMessage {
        Envelope(Session session, String sender, byte[] message) throws MessagingException {
            super(session, new ByteArrayInputStream(message));
            setEnvelopeFrom(sender);
        }
    }
}
