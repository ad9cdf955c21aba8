package io.ripen.lifecycle.kpi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the figures, prefix {@code ripen.lifecycle.kpis}. */
@ConfigMapping(prefix = "ripen.lifecycle.kpis")
public interface KpiConfig {
    /** The company's zone, in which days begin and end. What was counted before a change stays in its day. */
    @WithDefault("UTC")
    ZoneId zone();

    /** The currency of all costs, ISO 4217. */
    @WithDefault("EUR")
    @Pattern(regexp = "[A-Z]{3}")
    String currency();

    /** Most sums that one answer is made of. */
    @WithDefault("200000")
    @Min(1)
    @Max(5_000_000)
    int maxRows();

    /**
     * Most pairs of source and campaign that have figures of their own; the first that appear. Campaigns that come later are
     * counted as {@code other}, because anybody can write any campaign into a link.
     */
    @WithDefault("5000")
    @Min(1)
    @Max(1_000_000)
    int maxOrigins();

    /** Most lines in one file of campaign costs. */
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int maxCostLines();

    /** Most days of campaigns that one file of costs may give; a line gives one for each day over which it spreads its cost. */
    @WithDefault("200000")
    @Min(1)
    @Max(1_000_000)
    int maxCostDays();

    /**
     * How long after its erasure, or its last event that was read since, a lead's stages and origin are remembered: events of
     * before the erasure come by another topic and may be read later. Then only its id is left.
     */
    @WithDefault("7d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    Duration rememberErased();
}
