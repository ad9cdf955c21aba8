package io.ripen.ingest.site;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin requests of browsers (Fetch standard, CORS protocol). The origin is echoed, because SDKs send
 * credentials, with which {@code *} is not allowed, and only if some site allows it: a preflight names no key. Whether
 * the key's own site allows it is asked when the request itself comes.
 */
@ApplicationScoped
class CrossOrigin {
    /** Before everything that reads the body or answers. */
    private static final int PRIORITY = 300;

    private static final String METHODS = "GET, POST, OPTIONS";
    private static final String PREFLIGHT_SECONDS = "7200";

    private final SitesInForce sites;

    @Inject
    CrossOrigin(SitesInForce sites) {
        this.sites = sites;
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        if (origin == null || request.path().startsWith("/q/")) {
            context.next();
            return;
        }
        boolean allowed = isAllowed(origin);
        HttpServerResponse response = context.response();
        response.headers().add("Vary", "Origin");
        if (allowed) {
            response.putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Allow-Credentials", "true")
                    // Without it, pages cannot read how long to wait.
                    .putHeader("Access-Control-Expose-Headers", "Retry-After");
        }
        if (isPreflight(request)) {
            answerPreflight(response, allowed, request.getHeader("Access-Control-Request-Headers"));
        } else {
            context.next();
        }
    }

    /**
     * Without the headers the browser does not send the request, and says why in its console. Which headers a page adds is
     * its own affair: SDKs, CloudEvents ({@code ce-*}) and propagators of traces all have theirs.
     */
    private static void answerPreflight(HttpServerResponse response, boolean allowed, @Nullable String asked) {
        response.putHeader("Vary", "Origin, Access-Control-Request-Headers");
        if (allowed) {
            response.putHeader("Access-Control-Allow-Methods", METHODS)
                    .putHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        }
        if (allowed && asked != null) {
            response.putHeader("Access-Control-Allow-Headers", asked);
        }
        response.setStatusCode(allowed ? 204 : 403).end();
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && sites.now().all().stream().anyMatch(site -> site.allows(origin));
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
