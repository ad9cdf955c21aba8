package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;

/**
 * A visitor turned out to be a lead. The score stage folds the visitor's earlier history into the lead.
 *
 * @param leadId the lead, created or found
 * @param created whether this touchpoint created the lead
 * @param visitorKey the visitor
 * @param segment which part of the visitor's history belongs to the lead
 * @param historyThrough position of the last touchpoint before the identifying one; 0 when there is none. Touchpoints
 *     of the segment up to here are to be folded, later ones follow as activities
 * @param email the address that identified, lower case
 * @param cause the identifying touchpoint
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadIdentified(
        String leadId,
        boolean created,
        String visitorKey,
        int segment,
        long historyThrough,
        String email,
        Cause cause) {}
