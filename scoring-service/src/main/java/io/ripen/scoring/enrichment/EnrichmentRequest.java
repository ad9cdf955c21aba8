package io.ripen.scoring.enrichment;

/**
 * A company that is to be asked about, for a lead.
 *
 * @param leadId the lead
 * @param email its mail address, by which the answer finds the lead
 * @param domain the company's mail domain
 * @param attempts how often it was asked about, this time included
 */
record EnrichmentRequest(String leadId, String email, String domain, int attempts) {}
