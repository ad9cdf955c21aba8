package io.ripen.webhooks;

import io.ripen.webhooks.domain.RetryPlan;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How webhooks are delivered. A service's own settings of webhooks have these too, under their prefix. */
public interface DeliverySettings {
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

    /** The rules for failures. */
    default RetryPlan retryPlan() {
        return new RetryPlan(firstWait(), longestWait(), mostFailures());
    }
}
