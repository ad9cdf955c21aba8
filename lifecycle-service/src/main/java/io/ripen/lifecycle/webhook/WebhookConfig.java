package io.ripen.lifecycle.webhook;

import io.ripen.lifecycle.domain.webhook.RetryPlan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of webhooks, prefix {@code ripen.lifecycle.webhooks}. */
@ConfigMapping(prefix = "ripen.lifecycle.webhooks")
public interface WebhookConfig {
    /**
     * Networks of your own that webhooks may reach, also without TLS, for example {@code 10.20.0.0/16}. Without this
     * only public addresses over https are reached.
     */
    Optional<List<String>> allowedNetworks();

    /**
     * Keys that seal endpoints' secrets in the database, each a name, a colon, and 32 random bytes in Base64. The first one
     * seals; the others open what was sealed before. Without any, secrets are kept as they are.
     */
    Optional<List<String>> secretKeys();

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 2)
    Duration timeout();

    /** Pause after a first failure; doubles with each further one. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration firstWait();

    /** Longest pause between attempts, also where the receiver asks for a longer one. */
    @WithDefault("1h")
    @DurationMin(millis = 1)
    @DurationMax(days = 7)
    Duration longestWait();

    /** As many failures in a row disable an endpoint. With the other defaults that takes about 15 hours. */
    @WithDefault("24")
    @Min(1)
    @Max(1000)
    int mostFailures();

    /** Most endpoints. Each is delivered to at the same time as all others. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int mostEndpoints();

    /** How often queues are looked at for something to deliver. */
    @WithDefault("200ms")
    @DurationMin(millis = 5)
    Duration interval();

    /** After this time another instance goes on with an endpoint whose instance ended. At least twice the time-out. */
    @WithDefault("1m")
    @DurationMin(millis = 20)
    Duration lease();

    /** How long events are kept for replay and for receivers that are away. */
    @WithDefault("30d")
    @DurationMin(hours = 1)
    Duration keep();

    /** How long the secret before the present one signs too. */
    @WithDefault("24h")
    Duration previousSecretFor();

    /** The rules for failures. */
    default RetryPlan retryPlan() {
        return new RetryPlan(firstWait(), longestWait(), mostFailures());
    }
}
