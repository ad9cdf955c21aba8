package io.ripen.ingest.site;

import io.ripen.ingest.domain.Client;

/**
 * A request that was let in.
 *
 * @param site the site whose key was used
 * @param key which of its keys, for limits and metrics
 * @param sender the other end of the connection
 */
public record Admission(Site site, SiteKey key, Sender sender) {

    /** The sender as the intake sees it. */
    public Client client() {
        return new Client(
                sender.ip(),
                sender.userAgent(),
                sender.dailyId(),
                new Client.Signals(sender.optedOut(), sender.anonymous(), sender.prefetch()),
                key.kind() == KeyKind.SERVER);
    }
}
