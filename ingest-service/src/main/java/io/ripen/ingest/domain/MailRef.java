package io.ripen.ingest.domain;

import org.jspecify.annotations.Nullable;

/**
 * A mail of ours, as a link that we signed names it.
 *
 * @param leadId the lead that it was sent to
 * @param mailKey the mail: lead, journey, step and entry
 * @param linkId which link of the mail
 */
public record MailRef(
        String leadId, String mailKey, @Nullable String linkId) {

    /** The URL parameter in which a link of a mail hands its token to the page that it leads to. */
    public static final String URL_PARAMETER = "rpn";
}
