package io.ripen.bench.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one generator process does.
 *
 * @param port where the server listens on the loopback address
 * @param path the path that is posted to
 * @param writeKey value of {@code X-Write-Key}
 * @param eventsPerRequest 1 for a single event, more for an array
 * @param connections how many requests may be under way at one time
 * @param phases one after the other
 * @param watched processes whose CPU time is measured, by name
 * @param bodies file with the body of one request per line, which are sent in turn, from phase to phase; without it page
 *     views are made
 */
public record LoadPlan(
        int port,
        String path,
        String writeKey,
        int eventsPerRequest,
        int connections,
        List<Phase> phases,
        Map<String, Long> watched,
        @Nullable String bodies) {

    /** Checks the bounds. */
    public LoadPlan {
        if (connections < 1 || connections > 4096) {
            throw new IllegalArgumentException("there are 1 to 4096 connections, not " + connections);
        }
        if (eventsPerRequest < 1 || eventsPerRequest > 1000) {
            throw new IllegalArgumentException("a request has 1 to 1000 events, not " + eventsPerRequest);
        }
        phases = List.copyOf(phases);
        watched = Map.copyOf(watched);
    }
}
