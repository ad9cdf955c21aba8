package io.ripen.nurture.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** What the preference page offers. */
@ConfigMapping(prefix = "ripen.nurture.preferences")
public interface PreferenceSettings {

    /** Topics to choose from: id as in the journeys' catalogue, and what people read. None: the page does not ask. */
    Map<String, String> topics();

    /** Pauses to choose from, in days. */
    @WithDefault("14,30,90")
    @Size(min = 1, max = 10)
    List<@Min(1) @Max(365) Integer> pauseDays();
}
