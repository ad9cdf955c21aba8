package io.ripen.ingest.segment;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * Takes the calls of SDKs; the one letters are what Segment's script for browsers makes of the names. The answer is 200
 * whatever the calls are worth, with what became of each: on a 400, 401 or 413 these SDKs throw a batch away, and
 * RudderStack's for Node ends its process.
 */
@Path("/v1/{call: track|identify|page|screen|group|alias|batch|import|t|i|p|s|g|a|b}{slash: /?}")
class CallResource {
    private final SegmentIngest ingest;

    @Inject
    CallResource(SegmentIngest ingest) {
        this.ingest = ingest;
    }

    @POST
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context, @PathParam("call") String call) {
        return ingest.answer(context, CallKind.ofPath(call));
    }
}
