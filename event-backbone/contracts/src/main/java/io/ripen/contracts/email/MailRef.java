package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Which mail it is. The key is deterministic, so that the same mail can never be queued twice.
 *
 * @param mailKey lead id, journey, step and entry, joined by {@code /}
 * @param leadId the recipient
 * @param journey the journey's id
 * @param journeyVersion the journey's version
 * @param step the step's id within the journey
 * @param entry how many times the lead had entered the journey, from 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailRef(String mailKey, String leadId, String journey, int journeyVersion, String step, int entry) {}
