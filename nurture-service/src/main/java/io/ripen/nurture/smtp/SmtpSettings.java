package io.ripen.nurture.smtp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The SMTP server that takes the mails. */
@ConfigMapping(prefix = "ripen.nurture.smtp")
public interface SmtpSettings {

    /** How the connection is protected. */
    enum Tls {
        /** Not at all. For a server on the same machine only. */
        NONE,
        /** Begins in the clear and switches to TLS if the server offers it: who can change what is sent can prevent it. */
        STARTTLS_IF_OFFERED,
        /** Begins in the clear and must switch to TLS before anything is sent, RFC 3207. */
        STARTTLS,
        /** TLS from the first byte, RFC 8314. */
        IMPLICIT
    }

    /** Host name or address of the server. */
    @WithDefault("localhost")
    String host();

    /** Port of the server. */
    @WithDefault("1025")
    @Min(1)
    @Max(65535)
    int port();

    /** How the connection is protected: {@code none}, {@code starttls-if-offered}, {@code starttls} or {@code implicit}. */
    @WithDefault("none")
    Tls tls();

    /** User to log in as; without one nobody logs in. */
    Optional<String> user();

    /** Password of {@link #user()}. */
    Optional<String> password();

    /** Name that this client gives for itself in EHLO; by default the machine's. */
    Optional<String> clientName();

    /** Longest time for a connection to be made. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longest time for one read or write, which bounds the wait for each single answer. */
    @WithDefault("20s")
    Duration ioTimeout();

    /** A connection that was not used for longer is closed. */
    @WithDefault("15s")
    Duration idleTimeout();

    /** A connection that has carried so many mails is closed, because servers limit them. */
    @WithDefault("100")
    @Min(1)
    int mailsPerConnection();
}
