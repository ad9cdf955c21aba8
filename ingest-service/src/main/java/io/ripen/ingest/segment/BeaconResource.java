package io.ripen.ingest.segment;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Takes what RudderStack's script sends when a page is left; the key is a parameter. */
@Path("/beacon/v1/batch{slash: /?}")
class BeaconResource {
    private final SegmentIngest ingest;

    @Inject
    BeaconResource(SegmentIngest ingest) {
        this.ingest = ingest;
    }

    @POST
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context) {
        return ingest.answer(context, null);
    }
}
