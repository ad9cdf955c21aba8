package io.ripen.scoring.model;

import io.ripen.definitions.Place;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history that a model file gives, and what must come out of it.
 *
 * @param place where it stands
 * @param name what it shows
 * @param touchpoints the history
 * @param at the instant of the score
 * @param expected what must come out
 */
record Example(Place place, String name, List<Touchpoint> touchpoints, Instant at, Expected expected) {
    Example {
        touchpoints = List.copyOf(touchpoints);
    }

    /**
     * What must come out; what is null is not looked at. Points are hundredths.
     *
     * @param fit points of the fit axis
     * @param engagement points of the engagement axis
     * @param total both
     * @param band the band
     * @param lines points by rule, of every rule in the receipt
     * @param interests points by topic
     * @param counters how many each counter has counted
     */
    record Expected(
            @Nullable Long fit,
            @Nullable Long engagement,
            @Nullable Long total,
            @Nullable String band,
            @Nullable Map<String, Long> lines,
            @Nullable Map<String, Long> interests,
            @Nullable Map<String, Long> counters) {}
}
