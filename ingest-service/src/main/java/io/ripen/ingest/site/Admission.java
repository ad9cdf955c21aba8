package io.ripen.ingest.site;

import io.ripen.ingest.domain.raw.Client;

/**
 * A request that was let in.
 *
 * @param site the site whose key was used
 * @param key which of its keys, for limits and metrics; a stand-in where a signature was checked instead
 * @param sender the other end of the connection
 */
public record Admission(Site site, SiteKey key, Sender sender) {
    /** No key has this digest, so that nobody can use it as one. */
    private static final String NO_DIGEST = "0".repeat(64);

    /** A request that its signer vouches for instead of a key. Like a server it tells of others. */
    public static Admission bySignature(Site site, String signer, Sender sender) {
        return new Admission(site, new SiteKey(signer, KeyKind.SERVER, null, NO_DIGEST, null), sender);
    }

    /** A person at a link or picture that we signed: the connection is the person's own. */
    public static Admission byMailLink(Site site, Sender sender) {
        return new Admission(
                site, new SiteKey("mail-links", KeyKind.BROWSER, "a-signed-link-instead", null, null), sender);
    }

    /** What came before and is decided once more, with the sender and the kind of key that it came with. */
    public Admission asOnTheDayItCame(KeyKind kind, Sender then) {
        SiteKey stand = kind == KeyKind.SERVER
                ? new SiteKey(key.id(), kind, null, NO_DIGEST, null)
                : new SiteKey(key.id(), kind, "key-of-the-day-it-came", null, null);
        return new Admission(site, stand, then);
    }

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
