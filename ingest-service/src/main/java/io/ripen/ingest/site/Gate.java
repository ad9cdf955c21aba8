package io.ripen.ingest.site;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Lets requests in: by key, by origin, and as many as the site may send. */
@Singleton
public final class Gate {
    private static final String BASIC = "Basic ";
    private static final String ON = "1";

    private final SitesInForce sites;
    private final RateLimits limits;
    private final DailyIds dailyIds;
    private final Proxies proxies;
    private final Clock clock;

    @Inject
    Gate(SitesInForce sites, RateLimits limits, DailyIds dailyIds, Proxies proxies, Clock clock) {
        this.sites = sites;
        this.limits = limits;
        this.dailyIds = dailyIds;
        this.proxies = proxies;
        this.clock = clock;
    }

    /** The key that a request's head gives: Basic authorisation, header X-Write-Key, or parameter writeKey. */
    public static @Nullable String key(RoutingContext context) {
        HttpServerRequest request = context.request();
        String basic = basicUser(request.getHeader("Authorization"));
        if (basic != null) {
            return basic;
        }
        String header = request.getHeader("X-Write-Key");
        return header == null ? request.getParam("writeKey") : header.strip();
    }

    /**
     * Lets a request in.
     *
     * @param key what the head, the body or the path gave
     * @throws HttpProblem 401 if the key is nobody's, 403 if a page of this origin may not use it
     */
    public Admission admit(RoutingContext context, @Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Problems.unauthorised(
                    ProblemCode.NO_KEY,
                    "Give the site's write key: as user of Basic authorisation, in the header X-Write-Key, or as"
                            + " parameter writeKey.");
        }
        Sites.Owner owner = sites.now()
                .owner(key, clock.instant())
                .orElseThrow(() -> Problems.unauthorised(
                        ProblemCode.UNKNOWN_KEY, "No site has this write key, or it has expired."));
        if (owner.key().kind() == KeyKind.BROWSER) {
            checkOrigin(context.request(), owner.site());
        }
        return new Admission(owner.site(), owner.key(), sender(context.request(), owner.site()));
    }

    /**
     * Counts events against the site's limits.
     *
     * @throws HttpProblem 429 with Retry-After
     */
    public void charge(RoutingContext context, Admission admission, int events) {
        Duration wait = limits.take(admission.site(), admission.key(), proxies.address(context.request()), events);
        if (!wait.isZero()) {
            throw Problems.passing(
                    ProblemCode.RATE_LIMITED,
                    wait.plusMillis(999),
                    "More events than the site may send; none of this request was taken. Send it again later.");
        }
    }

    /** Who is at the other end of a connection to this site. */
    public Sender sender(HttpServerRequest request, Site site) {
        String userAgent = request.getHeader("User-Agent");
        String address = proxies.address(request);
        return new Sender(
                Networks.truncated(address).orElse(null),
                userAgent,
                dailyId(site, address, userAgent),
                ON.equals(request.getHeader("Sec-GPC")) || ON.equals(request.getHeader("DNT")),
                request.getHeader("SP-Anonymous") != null,
                isPrefetch(request),
                TraceParents.of(request));
    }

    /** Made only for sites that may need it: the hash costs as much as the rest of the admission. */
    private @Nullable String dailyId(Site site, String address, @Nullable String userAgent) {
        return site.policy().visitorIds() == SitePolicy.VisitorIds.CLIENT
                ? null
                : dailyIds.of(site.id(), address, userAgent);
    }

    private void checkOrigin(HttpServerRequest request, Site site) {
        String origin = request.getHeader("Origin");
        if (origin != null && !site.allows(origin) && !isOwn(origin, request)) {
            throw Problems.problem(
                    ProblemCode.ORIGIN_NOT_ALLOWED,
                    "Pages of this origin may not use this site's key; its origins stand in the sites file.");
        }
    }

    /** Pages that ingest itself serves. */
    private boolean isOwn(String origin, HttpServerRequest request) {
        return request.authority() != null && origin.equals(proxies.scheme(request) + "://" + request.authority());
    }

    private static boolean isPrefetch(HttpServerRequest request) {
        return contains(request.getHeader("Sec-Purpose"), "prefetch")
                || contains(request.getHeader("Purpose"), "prefetch")
                || contains(request.getHeader("X-Moz"), "prefetch");
    }

    private static boolean contains(@Nullable String header, String word) {
        return header != null && header.contains(word);
    }

    /** RFC 7617; clients differ in whether they put the colon before the empty password. */
    private static @Nullable String basicUser(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String user = new String(decoded, StandardCharsets.UTF_8);
            int colon = user.indexOf(':');
            return colon < 0 ? user : user.substring(0, colon);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
