package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.touchpoint.TouchpointCaptured;

/**
 * A touchpoint that identity resolution assigned to a lead.
 *
 * @param leadId the lead
 * @param segment which part of the visitor's history it belongs to; a new one starts when another known person uses the
 *     same browser
 * @param position place in the visitor's history, from 1, gapless over all segments
 * @param touchpoint the touchpoint as captured
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadActivity(String leadId, int segment, long position, TouchpointCaptured touchpoint) {}
