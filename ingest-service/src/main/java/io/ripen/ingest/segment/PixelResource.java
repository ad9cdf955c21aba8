package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.reading.BoundedJson;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls where only an image can be loaded: Segment's pixel carries a call as Base64, RudderStack's as parameters
 * with dots for inner members. The image comes only once the call is stored.
 */
@Path("/")
class PixelResource {
    private static final String KINDS = "{call: track|identify|page|screen|group|alias}{slash: /?}";
    private static final byte[] IMAGE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final int MOST_PARAMETERS = 200;
    private static final int DEEPEST = 8;

    private final SegmentIngest ingest;

    @Inject
    PixelResource(SegmentIngest ingest) {
        this.ingest = ingest;
    }

    @GET
    @NonBlocking
    @Path("v1/pixel/" + KINDS)
    public Uni<Response> base64(@Context RoutingContext context, @PathParam("call") String call) {
        return take(context, call, decoded(context.request().getParam("data")));
    }

    @GET
    @NonBlocking
    @Path("pixel/v1/" + KINDS)
    public Uni<Response> parameters(@Context RoutingContext context, @PathParam("call") String call) {
        byte[] body = nested(context.queryParams()).toString().getBytes(StandardCharsets.UTF_8);
        return take(context, call, body);
    }

    private Uni<Response> take(RoutingContext context, String call, byte[] body) {
        return ingest.take(context, body, CallKind.ofPath(call))
                .map(decisions -> Response.ok(IMAGE, "image/gif")
                        .header("Cache-Control", "no-store")
                        .build());
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

    private static ObjectNode nested(MultiMap parameters) {
        ObjectNode call = BoundedJson.MAPPER.createObjectNode();
        int count = 0;
        for (Map.Entry<String, String> parameter : parameters) {
            if (++count > MOST_PARAMETERS) {
                break;
            }
            put(call, parameter.getKey().split("\\.", DEEPEST), parameter.getValue());
        }
        return call;
    }

    private static void put(ObjectNode call, String[] path, String value) {
        ObjectNode object = call;
        for (int i = 0; i < path.length - 1; i++) {
            object = object.path(path[i]) instanceof ObjectNode inner ? inner : object.putObject(path[i]);
        }
        object.put(path[path.length - 1], value);
    }
}
