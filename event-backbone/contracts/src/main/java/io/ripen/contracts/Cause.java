package io.ripen.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What set an event off, handed from event to event so that each effect can be traced and its latency measured.
 *
 * @param touchpointId the touchpoint that caused it; absent when a timer or a command did
 * @param occurredAt when that touchpoint, timer or command happened
 * @param receivedAt when Ripen received it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(@Nullable String touchpointId, Instant occurredAt, Instant receivedAt) {}
