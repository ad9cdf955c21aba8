package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;

/**
 * What is known, since when and from where.
 *
 * @param value the value
 * @param since when it was first told, of the value that holds
 * @param touchpointId the touchpoint that told it
 * @param derived whether the model concluded it from another fact
 */
public record Fact(String value, Instant since, String touchpointId, boolean derived) {}
