package io.ripen.ingest.segment;

import io.ripen.ingest.body.BodyReader;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Takes the calls of SDKs. The answer is 200 whatever the calls are worth, with what became of each: on a 400, 401 or
 * 413 these SDKs throw a batch away, and RudderStack's for Node ends its process.
 */
@Path("/")
class CallResource {
    /** Every path that SDKs post to, and the one letter that Segment's script for browsers makes of it. */
    private static final String CALLS =
            "v1/{call: track|identify|page|screen|group|alias|batch|import|t|i|p|s|g|a|b}{slash: /?}";

    private static final String BEACON = "beacon/v1/batch{slash: /?}";

    private final BodyReader bodies;
    private final SegmentIngest ingest;

    @Inject
    CallResource(BodyReader bodies, SegmentIngest ingest) {
        this.bodies = bodies;
        this.ingest = ingest;
    }

    @POST
    @NonBlocking
    @Path(CALLS)
    public Uni<Response> take(@Context RoutingContext context, @PathParam("call") String call) {
        return bodies.read(context)
                .onItem()
                .transformToUni(body -> ingest.take(context, body, CallKind.ofPath(call)))
                .map(decisions -> Response.ok(SegmentAnswer.of(decisions), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    /** What RudderStack's script sends when a page is left; the key is a parameter. */
    @POST
    @NonBlocking
    @Path(BEACON)
    public Uni<Response> beacon(@Context RoutingContext context) {
        return take(context, "batch");
    }
}
