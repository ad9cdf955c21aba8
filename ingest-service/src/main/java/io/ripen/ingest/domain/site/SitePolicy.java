package io.ripen.ingest.domain.site;

import java.util.List;
import java.util.Set;

/**
 * What a site has decided about its visitors and its content.
 *
 * @param visitorIds which visitor ids are used
 * @param signals whether tracking stops where a browser sends Global Privacy Control or Do Not Track
 * @param consent whether tracking needs a consent with the event
 * @param deniedTypes touchpoint types that are refused
 * @param keepsIp whether the truncated address is kept
 * @param catalogue the site's content, first match wins
 */
public record SitePolicy(
        VisitorIds visitorIds,
        SignalPolicy signals,
        ConsentNeed consent,
        Set<String> deniedTypes,
        boolean keepsIp,
        List<CatalogueEntry> catalogue) {

    /** Nothing denied, signals honoured, the client's own visitor ids. */
    public static final SitePolicy DEFAULT =
            new SitePolicy(VisitorIds.CLIENT, SignalPolicy.HONOUR, ConsentNeed.NONE, Set.of(), true, List.of());

    /** Copies the collections. */
    public SitePolicy {
        deniedTypes = Set.copyOf(deniedTypes);
        catalogue = List.copyOf(catalogue);
    }

    /** Which visitor ids are used. */
    public enum VisitorIds {
        /** The client's; an event that names nobody gets none, or one for itself if its protocol has such events. */
        CLIENT,
        /** Where the client gives none, a hash that changes every day. */
        DAILY_HASH_IF_ABSENT,
        /** Always the daily hash; the client's ids are dropped. */
        DAILY_HASH
    }

    /** What becomes of Global Privacy Control and Do Not Track. */
    public enum SignalPolicy {
        HONOUR,
        IGNORE
    }

    /** Whether tracking needs a consent. */
    public enum ConsentNeed {
        NONE,
        WEB_TRACKING
    }
}
