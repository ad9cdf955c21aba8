package io.ripen.ingest.site;

import io.ripen.ingest.domain.site.SitePolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A site's rules about its visitors, as the file gives them. Addresses are truncated whatever is said here.
 *
 * @param visitorIds whose visitor ids are used; default: the client's
 * @param signals whether Global Privacy Control and Do Not Track stop tracking; default: they do
 * @param consent whether tracking needs a consent with every event; default: the site asks for it itself
 * @param deny touchpoint types that are refused
 * @param keepIp whether the truncated address is kept; default: it is
 */
record Privacy(
        SitePolicy.@Nullable VisitorIds visitorIds,
        SitePolicy.@Nullable SignalPolicy signals,
        SitePolicy.@Nullable ConsentNeed consent,
        @Nullable Set<String> deny,
        @Nullable Boolean keepIp) {}
