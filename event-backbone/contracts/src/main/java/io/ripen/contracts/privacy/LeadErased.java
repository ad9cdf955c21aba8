package io.ripen.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A service has forgotten a person.
 *
 * @param leadId the lead, which from now on names nobody
 * @param sequence the same number as {@code ce_sequence}
 * @param requestId id of the request
 * @param service which service
 * @param erasedAt when
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadErased(String leadId, long sequence, String requestId, String service, Instant erasedAt) {}
