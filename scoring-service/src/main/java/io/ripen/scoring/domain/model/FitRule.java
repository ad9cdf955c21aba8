package io.ripen.scoring.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * A rule about facts: while its condition holds it gives its points, and no longer.
 *
 * @param id unique in the model
 * @param when a condition about facts only
 * @param points hundredths, may be negative
 * @param group the group whose cap holds for it too, or null
 */
public record FitRule(
        String id, Condition when, long points, @Nullable String group) {}
