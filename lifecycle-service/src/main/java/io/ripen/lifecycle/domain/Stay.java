package io.ripen.lifecycle.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's time in a stage.
 *
 * @param stage the stage's name
 * @param since when the lead entered it
 * @param from the stage before; absent for the first
 */
public record Stay(String stage, Instant since, @Nullable String from) {}
