package io.ripen.scoring.backtest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much a backtest may take from the machine, prefix {@code ripen.scoring.backtest}. */
@ConfigMapping(prefix = "ripen.scoring.backtest")
public interface BacktestConfig {
    /** Ranges of leads that are folded at the same time, each with a thread and a connection of its own. */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int threads();

    /** Leads that one range reads at a time; of their touchpoints it holds some 10000 in memory. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int page();

    /** How often an instance without a backtest looks for one. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    Duration pollInterval();

    /** How long a backtest may be silent before another instance starts it anew; longer than a page takes. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    Duration lease();
}
