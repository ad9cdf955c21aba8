package io.ripen.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.ConsentGrant;

/**
 * A person gave or withdrew consent.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}
 * @param consent the grant that now holds for its purpose
 * @param cause what set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConsentChanged(String leadId, long sequence, ConsentGrant consent, Cause cause) {}
