package io.ripen.lifecycle.kpi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;

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
}
