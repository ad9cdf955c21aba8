package io.ripen.nurture.feedback;

import io.ripen.nurture.smtp.SmtpSettings.Tls;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The mailbox that undeliverable mails come back to, read over IMAP. Not read unless host, user and password are set; some
 * of these without the others refuse the start.
 */
@ConfigMapping(prefix = "ripen.nurture.bounce-mailbox")
public interface BounceMailboxSettings {

    /** Host name or address of the IMAP server. */
    Optional<String> host();

    /** Port of the server. */
    @WithDefault("993")
    @Min(1)
    @Max(65535)
    int port();

    /** How the connection is protected: {@code implicit}, {@code starttls}, or {@code none} on the same machine. */
    @WithDefault("implicit")
    Tls tls();

    /** User to log in as. */
    Optional<String> user();

    /** Password of {@link #user()}. */
    Optional<String> password();

    /** Folder that the reports are in. */
    @WithDefault("INBOX")
    String folder();

    /** Pause between two looks while there is nothing to read, and the first pause after a failure. */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(hours = 24)
    Duration interval();

    /** The pause doubles with each failure in a row, up to this. */
    @WithDefault("15m")
    @DurationMin(millis = 100)
    @DurationMax(hours = 24)
    Duration longestPause();

    /** Most messages that are read before what they say is stored and they are marked. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int pageSize();

    /** A larger message, in bytes, is not read but put aside like one that is no report. */
    @WithDefault("1048576")
    @Min(1024)
    @Max(33_554_432)
    int longestMessage();

    /** Longest time for a connection to be made. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration connectTimeout();

    /** Longest time for one read or write. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration ioTimeout();

    /** Whether a mailbox is to be read; fails with an {@link IllegalArgumentException} if it is set by half. */
    default boolean isOn() {
        long given = Stream.of(host(), user(), password())
                .filter(Optional::isPresent)
                .count();
        if (given == 1 || given == 2) {
            throw new IllegalArgumentException(
                    "RIPEN-N-330 ripen.nurture.bounce-mailbox needs host, user and password, or none of them");
        }
        return given == 3;
    }
}
