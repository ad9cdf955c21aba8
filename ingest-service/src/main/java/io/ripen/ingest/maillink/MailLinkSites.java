package io.ripen.ingest.maillink;

import io.ripen.ingest.site.Site;
import io.ripen.ingest.site.SitesInForce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;

/** Finds the site that a mail's links belong to. */
@Singleton
final class MailLinkSites {
    private final SitesInForce sites;

    @Inject
    MailLinkSites(SitesInForce sites) {
        this.sites = sites;
    }

    /** The site that the token names, else the one whose page the link leads to, else the only one there is. */
    Optional<Site> of(MailTokens.TrackedLink link) {
        return named(link.site()).or(() -> owner(link.target())).or(this::only);
    }

    /** The site that the token names, else the only one there is. */
    Optional<Site> of(MailTokens.OpenedMail mail) {
        return named(mail.site()).or(this::only);
    }

    private Optional<Site> named(Optional<String> id) {
        return id.map(name -> sites.now().site(name));
    }

    private Optional<Site> owner(URI target) {
        String origin = VisitParameter.origin(target);
        return sites.now().all().stream().filter(site -> site.allows(origin)).findFirst();
    }

    private Optional<Site> only() {
        Collection<Site> all = sites.now().all();
        return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
    }
}
