package io.ripen.nurture.link;

import java.time.Instant;

/**
 * What a link that we signed says.
 *
 * @param leadId the lead that the mail was sent to
 * @param mailKey the mail that it was in
 * @param issuedAt when it was signed
 */
public record SignedLink(String leadId, String mailKey, Instant issuedAt) {}
