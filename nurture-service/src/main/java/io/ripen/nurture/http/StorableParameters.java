package io.ripen.nurture.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what no table can hold, before it comes to a query: PostgreSQL takes every character but NUL. */
final class StorableParameters {
    private static final int NUL = 0;

    @ServerRequestFilter
    void check(UriInfo request) {
        if (holdsNul(request.getPathParameters()) || holdsNul(request.getQueryParameters())) {
            throw HttpProblem.builder()
                    .withStatus(Status.BAD_REQUEST)
                    .withDetail("No parameter may hold the character NUL (%00).")
                    .build();
        }
    }

    private static boolean holdsNul(MultivaluedMap<String, String> parameters) {
        return parameters.values().stream()
                .anyMatch(values -> values.stream().anyMatch(value -> value.indexOf(NUL) >= 0));
    }
}
