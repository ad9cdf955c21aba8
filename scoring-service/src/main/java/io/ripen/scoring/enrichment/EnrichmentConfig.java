package io.ripen.scoring.enrichment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of enrichment, prefix {@code ripen.scoring.enrichment}. */
@ConfigMapping(prefix = "ripen.scoring.enrichment")
public interface EnrichmentConfig {
    /** Whether a provider is asked about the companies of new leads. */
    @WithDefault("false")
    boolean enabled();

    /**
     * Where a company's data lie: {@code https}, or {@code http} on the same machine; <code>{domain}</code> in the path or
     * the query stands for the company's mail domain. Needed when enabled.
     */
    Optional<String> url();

    /** Bearer token for the provider. */
    Optional<String> token();

    /** Longest wait for an answer, body included: 50 ms to 30 s. ISO 8601 or a number with unit. */
    @WithDefault("2s")
    @DurationMin(millis = 50)
    @DurationMax(seconds = 30)
    Duration timeout();

    /** Most companies whose data are remembered, 1 to 1,000,000. */
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int cacheSize();

    /** How long they are remembered: 1 s to 365 d. */
    @WithDefault("7d")
    @DurationMin(seconds = 1)
    @DurationMax(days = 365)
    Duration cacheFor();

    /** Failures in a row after which the provider is left alone, 1 to 1000. */
    @WithDefault("5")
    @Min(1)
    @Max(1000)
    int failures();

    /** How long it is left alone: 100 ms to 1 h. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration pause();

    /** How often the queue is looked at: 50 ms to 1 h. */
    @WithDefault("1s")
    @DurationMin(millis = 50)
    @DurationMax(hours = 1)
    Duration interval();

    /** Most companies that are asked about at a time, 1 to 500. */
    @WithDefault("20")
    @Min(1)
    @Max(500)
    int batch();

    /** How long after a failure a company is asked about again, times the failures so far: 100 ms to 1 d. */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(days = 1)
    Duration retry();

    /** Failures after which a company is given up, 1 to 1000. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int attempts();
}
