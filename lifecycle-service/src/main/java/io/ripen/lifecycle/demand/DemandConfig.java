package io.ripen.lifecycle.demand;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the demand side, prefix {@code ripen.lifecycle.demand}. */
@ConfigMapping(prefix = "ripen.lifecycle.demand")
public interface DemandConfig {
    /** A longer pause between two touchpoints begins another visit. */
    @WithDefault("30m")
    @DurationMin(seconds = 1)
    Duration visitPause();

    /** How long a touchpoint is remembered, so that one that comes again is not counted again. */
    @WithDefault("31d")
    @DurationMin(hours = 1)
    Duration rememberTouchpoints();

    /** How long a visitor is remembered after the last visit; who comes later is a new visitor. */
    @WithDefault("90d")
    @DurationMin(hours = 1)
    Duration rememberVisitors();
}
