package io.ripen.nurture.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How mails are claimed and tried again. */
@ConfigMapping(prefix = "ripen.nurture.sender")
public interface SenderSettings {

    /** Mails that are sent at the same time; also the number of threads and of connections. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Most mails in one claim. No claim takes more than can be sent at once, so that a crash leaves few in doubt. */
    @WithDefault("4")
    @Min(1)
    @Max(1000)
    int batchSize();

    /** Pause between two looks for due mails while there are none. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** How long a claim holds. Must be longer than one mail can take. */
    @WithDefault("5m")
    Duration lease();

    /** Pause between two looks for expired leases. */
    @WithDefault("5s")
    Duration sweepInterval();

    /**
     * Attempts before a mail that the server puts off is given up; with the default pauses that is about a day. A server
     * that cannot be reached never makes a mail fail, however long it is away.
     */
    @WithDefault("30")
    @Min(1)
    int maxAttempts();

    /** Pause after the first failed attempt; doubles with each one. */
    @WithDefault("10s")
    Duration firstRetry();

    /** Longest pause between two attempts. */
    @WithDefault("1h")
    Duration longestRetry();

    /** Pause of all sending when the SMTP server cannot be reached. */
    @WithDefault("5s")
    Duration outagePause();

    /** How long a shutdown waits for mails that are being sent. */
    @WithDefault("8s")
    Duration shutdownTimeout();

    /** Most mails per second in total, from this instance. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int perSecond();

    /** Most mails per minute to one recipient domain, from this instance; what is over lines up. */
    @WithDefault("1200")
    @Min(1)
    @Max(600_000)
    int perDomainPerMinute();
}
