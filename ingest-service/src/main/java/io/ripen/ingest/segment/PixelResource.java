package io.ripen.ingest.segment;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Takes calls where only an image can be loaded, as Segment writes them: the call as Base64. */
@Path("/v1/pixel/{call: track|identify|page|screen|group|alias}{slash: /?}")
class PixelResource {
    private final PixelImage image;

    @Inject
    PixelResource(PixelImage image) {
        this.image = image;
    }

    /** The picture's head, for scanners and previews; nothing is taken. */
    @HEAD
    @NonBlocking
    public Response look() {
        return PixelImage.response();
    }

    @GET
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context, @PathParam("call") String call) {
        return image.once(
                context, CallKind.ofPath(call), decoded(context.request().getParam("data")));
    }

    /** Base64 of either alphabet, padded or not, and with blanks where a plus sign was not escaped. */
    private static byte[] decoded(@Nullable String data) {
        if (data == null) {
            return new byte[0];
        }
        String urlSafe = data.strip()
                .replace(' ', '-')
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
        try {
            return Base64.getUrlDecoder().decode(urlSafe);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
