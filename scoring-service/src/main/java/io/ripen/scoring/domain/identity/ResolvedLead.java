package io.ripen.scoring.domain.identity;

/**
 * The lead to which a touchpoint's e-mail address belongs.
 *
 * @param leadId the lead
 * @param email the address, lower case
 * @param created whether this touchpoint created the lead
 */
public record ResolvedLead(String leadId, String email, boolean created) {}
