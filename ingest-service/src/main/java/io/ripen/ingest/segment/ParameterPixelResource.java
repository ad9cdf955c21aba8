package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.reading.BoundedJson;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Takes calls where only an image can be loaded, as RudderStack writes them: the call as parameters with dots for inner
 * members.
 */
@Path("/pixel/v1/{call: track|identify|page|screen|group|alias}{slash: /?}")
class ParameterPixelResource {
    private static final int MOST_PARAMETERS = 200;
    private static final int DEEPEST = 8;

    private final PixelImage image;

    @Inject
    ParameterPixelResource(PixelImage image) {
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
        byte[] body = nested(context.queryParams()).toString().getBytes(StandardCharsets.UTF_8);
        return image.once(context, CallKind.ofPath(call), body);
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
