package io.ripen.nurture.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When bounces that may pass speak against an address for good. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.nurture.feedback")
public interface FeedbackSettings {

    /** So many soft bounces within {@link #softBounceWindow()} count as a hard one. */
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int softBounces();

    /** How long a soft bounce is remembered. */
    @WithDefault("30d")
    @DurationMin(days = 1)
    @DurationMax(days = 365)
    Duration softBounceWindow();
}
