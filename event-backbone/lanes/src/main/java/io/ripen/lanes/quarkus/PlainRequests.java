package io.ripen.lanes.quarkus;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Refuses requests with control characters in the path or the query: no id or name has one, and PostgreSQL takes no NUL, so
 * that each would fail somewhere behind. Answers with problem+json, RFC 9457.
 */
@Singleton
final class PlainRequests {
    private static final int BAD_REQUEST = 400;
    private static final int BEFORE_EVERYTHING = 500;
    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");
    private static final String PROBLEM = """
            {"type":"urn:ripen:problem:request-invalid","title":"The request cannot be understood","status":400,\
            "detail":"Paths and queries hold no control characters.","code":"request-invalid"}""";

    void register(@Observes Filters filters) {
        filters.register(PlainRequests::look, BEFORE_EVERYTHING);
    }

    private static void look(RoutingContext context) {
        if (isPlain(context.request().uri())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(PROBLEM);
    }

    /** Whether a request's target, still encoded, has no control character. */
    static boolean isPlain(String target) {
        return !CONTROL.matcher(target).find();
    }
}
