package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A lead that was merged into another one.
 *
 * @param leadId the lead
 * @param into the lead it was merged into
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JoinedLead(String leadId, String into) {}
