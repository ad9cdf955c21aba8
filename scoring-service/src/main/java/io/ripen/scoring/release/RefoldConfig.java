package io.ripen.scoring.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How fast leads are folded anew after a publication, prefix {@code ripen.scoring.refold}. */
@ConfigMapping(prefix = "ripen.scoring.refold")
public interface RefoldConfig {
    /** Leads per second over all instances, unless the request names another number. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int leadsPerSecond();

    /** Pause between two chunks; a chunk has as many leads as the rate allows for this time. */
    @WithDefault("200ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 10)
    Duration interval();

    /** How many due timers may wait in the lanes before the walk waits for them. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int maxBacklog();
}
