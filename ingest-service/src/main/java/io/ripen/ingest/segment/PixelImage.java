package io.ripen.ingest.segment;

import io.ripen.ingest.pixel.Pixel;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The image that pixels are answered with. */
@Singleton
final class PixelImage {
    private final SegmentIngest ingest;

    @Inject
    PixelImage(SegmentIngest ingest) {
        this.ingest = ingest;
    }

    /** The image, once the call is stored. */
    Uni<Response> once(RoutingContext context, @Nullable CallKind pathKind, byte[] call) {
        return ingest.take(context, call, pathKind).map(decisions -> response());
    }

    static Response response() {
        return Response.ok(Pixel.bytes(), Pixel.TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
