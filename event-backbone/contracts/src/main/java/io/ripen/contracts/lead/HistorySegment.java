package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A part of a visitor's history, as far as a lead has taken it.
 *
 * @param visitorKey the visitor; {@code l:} and the lead id for what was said about the lead
 * @param segment number of the part
 * @param through position of the last touchpoint taken
 * @param sequence sequence of the last event seen from this part
 * @param leadId the lead to which identity resolution gave it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistorySegment(String visitorKey, int segment, long through, long sequence, String leadId) {}
