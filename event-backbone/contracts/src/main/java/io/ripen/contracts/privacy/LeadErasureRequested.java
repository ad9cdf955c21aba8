package io.ripen.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A person must be forgotten by every service.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}
 * @param requestId id of the request
 * @param requestedAt when it was asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadErasureRequested(String leadId, long sequence, String requestId, Instant requestedAt) {}
