package io.ripen.scoring.enrichment;

/**
 * A company that is to be asked about, for a lead.
 *
 * @param leadId the lead
 * @param domain the company's mail domain
 * @param attempts how often it was asked about, this time included
 */
record EnrichmentRequest(String leadId, String domain, int attempts) {}
