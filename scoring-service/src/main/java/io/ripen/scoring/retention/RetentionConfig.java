package io.ripen.scoring.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long histories are kept, prefix {@code ripen.scoring.retention}. */
@ConfigMapping(prefix = "ripen.scoring.retention")
public interface RetentionConfig {
    /**
     * How long a touchpoint of a visitor whom nobody knows is kept, from the day on which it was written: whole days, 1
     * to 400. It is gone within a week after. What identified leads did is not concerned.
     */
    @WithDefault("90d")
    @DurationMin(days = 1)
    @DurationMax(days = 400)
    Duration anonymous();

    /** Pause between two looks whether a week is over: 1 second to 6 hours. */
    @WithDefault("15m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 6)
    Duration interval();
}
