package io.ripen.lifecycle.domain;

import java.time.Instant;

/**
 * A lead's time in a stage.
 *
 * @param stage the stage's name
 * @param since when the lead entered it
 */
public record Stay(String stage, Instant since) {}
