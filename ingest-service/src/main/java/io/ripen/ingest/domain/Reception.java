package io.ripen.ingest.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is known about a request besides its events.
 *
 * @param receivedAt when it came, to the millisecond
 * @param site the site whose key was used
 * @param policy the site's rules
 * @param client who sent it
 */
public record Reception(Instant receivedAt, String site, SitePolicy policy, Client client) {
    /** Cuts the time to milliseconds. */
    public Reception {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
