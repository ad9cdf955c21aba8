package io.ripen.scoring.domain.model;

/**
 * A rule about facts: while its condition holds it gives its points, and no longer.
 *
 * @param id unique in the model
 * @param when a condition about facts only
 * @param points hundredths, may be negative
 */
public record FitRule(String id, Condition when, long points) {}
