package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The last transfer of histories seen from a lead.
 *
 * @param from the lead that sent it
 * @param sequence its number among that lead's transfers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SeenTransfer(String from, long sequence) {}
