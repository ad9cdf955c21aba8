package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.site.SitePolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is known about a request besides its events.
 *
 * @param receivedAt when it came, to the millisecond
 * @param site the site whose key was used
 * @param policy the site's rules
 * @param client who sent it
 * @param takesNobody whether an event that names nobody is right by the protocol it came by
 */
public record Reception(Instant receivedAt, String site, SitePolicy policy, Client client, boolean takesNobody) {
    /** Cuts the time to milliseconds. */
    public Reception {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A request whose events have to say whose they are. */
    public Reception(Instant receivedAt, String site, SitePolicy policy, Client client) {
        this(receivedAt, site, policy, client, false);
    }
}
