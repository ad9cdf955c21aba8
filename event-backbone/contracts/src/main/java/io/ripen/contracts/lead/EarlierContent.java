package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.touchpoint.Asset;
import java.time.Instant;

/**
 * A piece of content that a visitor used while nobody knew who it was.
 *
 * @param touchpointId the touchpoint that used it
 * @param occurredAt when
 * @param asset the content
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EarlierContent(String touchpointId, Instant occurredAt, Asset asset) {}
