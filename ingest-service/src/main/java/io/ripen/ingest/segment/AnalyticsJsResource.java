package io.ripen.ingest.segment;

import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.Proxies;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * The document that Segment's analytics.js loads from its {@code cdnURL} before it sends anything. It turns off
 * everything but sending here: no tools of other makers, no reports about the script to its maker.
 */
@Path("/v1/projects/{writeKey}/settings{slash: /?}")
class AnalyticsJsResource {
    private final Gate gate;
    private final Proxies proxies;

    @Inject
    AnalyticsJsResource(Gate gate, Proxies proxies) {
        this.gate = gate;
        this.proxies = proxies;
    }

    @GET
    @NonBlocking
    public Response settings(@Context RoutingContext context, @PathParam("writeKey") String writeKey) {
        gate.admit(context, writeKey);
        HttpServerRequest request = context.request();
        HostAndPort host = request.authority();
        if (host == null) {
            throw Problems.problem(ProblemCode.BAD_REQUEST, "Without a Host header nobody knows where to send.");
        }
        SegmentIo sendHere = new SegmentIo(writeKey, host + "/v1", proxies.scheme(request));
        return SettingsDocument.of(new AnalyticsJs(Map.of("Segment.io", sendHere), new Metrics(0)));
    }

    record AnalyticsJs(Map<String, SegmentIo> integrations, Metrics metrics) {}

    record SegmentIo(String apiKey, String apiHost, String protocol) {}

    record Metrics(int sampleRate) {}
}
