package io.ripen.scoring.domain.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What set a change off.
 *
 * @param touchpointId the touchpoint; null when time alone did
 * @param occurredAt when it happened
 * @param receivedAt when Ripen received it
 */
public record Cause(@Nullable String touchpointId, Instant occurredAt, Instant receivedAt) {}
