package io.ripen.nurture.domain.sending;

/** How far a conversation with an SMTP server got, RFC 5321 section 3.3. */
public enum SmtpPhase {
    /** Connecting, greeting, TLS, authentication: nothing was said about a mail yet. */
    CONNECT,
    /** MAIL FROM. */
    ENVELOPE,
    /** RCPT TO. */
    RECIPIENT,
    /** DATA and the mail's content, before its end: a server must not deliver what was not ended. */
    CONTENT,
    /** The end of the content may have reached the server: from here on the mail may be delivered. */
    END_OF_DATA
}
