package io.ripen.ingest.segment;

import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * The documents that the scripts for browsers load before they send anything. They turn off everything but sending
 * here: no destinations of other makers, no reports about the script to its maker.
 */
@Path("/")
class SettingsResource {
    private static final String CACHED = "public, max-age=120";

    private final Gate gate;

    @Inject
    SettingsResource(Gate gate) {
        this.gate = gate;
    }

    /** Segment's analytics.js loads this from its {@code cdnURL}. */
    @GET
    @NonBlocking
    @Path("v1/projects/{writeKey}/settings{slash: /?}")
    public Response analyticsJs(@Context RoutingContext context, @PathParam("writeKey") String writeKey) {
        gate.admit(context, writeKey);
        HttpServerRequest request = context.request();
        String protocol = request.scheme();
        String apiHost = request.authority() + "/v1";
        return document(
                new AnalyticsJs(Map.of("Segment.io", new SegmentIo(writeKey, apiHost, protocol)), new Metrics(0)));
    }

    /** RudderStack's script loads this from its {@code configUrl}. */
    @GET
    @NonBlocking
    @Path("sourceConfig{slash: /?}")
    public Response rudderStack(@Context RoutingContext context) {
        Admission admission = gate.admit(context, Gate.key(context));
        String site = admission.site().id();
        return document(new RudderStack(new Source(
                site,
                site,
                site,
                true,
                new SourceConfig(new StatsCollection(new Toggle(false), new Toggle(false))),
                List.of())));
    }

    private static Response document(Record document) {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", CACHED)
                .build();
    }

    record AnalyticsJs(Map<String, SegmentIo> integrations, Metrics metrics) {}

    record SegmentIo(String apiKey, String apiHost, String protocol) {}

    record Metrics(int sampleRate) {}

    record RudderStack(Source source) {}

    record Source(
            String id,
            String name,
            String workspaceId,
            boolean enabled,
            SourceConfig config,
            List<String> destinations) {}

    record SourceConfig(StatsCollection statsCollection) {}

    record StatsCollection(Toggle errors, Toggle metrics) {}

    record Toggle(boolean enabled) {}
}
