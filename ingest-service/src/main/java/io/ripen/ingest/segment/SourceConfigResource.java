package io.ripen.ingest.segment;

import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document that RudderStack's script loads from its {@code configUrl} before it sends anything. It turns off
 * everything but sending here: no tools of other makers, no reports about the script to its maker.
 */
@Path("/sourceConfig{slash: /?}")
class SourceConfigResource {
    /** SDKs of phones cannot read the document without one, and nobody looks at it. */
    private static final String UNCHANGED = "1970-01-01T00:00:00.000Z";

    private final Gate gate;

    @Inject
    SourceConfigResource(Gate gate) {
        this.gate = gate;
    }

    @GET
    @NonBlocking
    public Response sourceConfig(@Context RoutingContext context) {
        String key = Gate.key(context);
        Admission admission = gate.admit(context, key);
        String site = admission.site().id();
        return SettingsDocument.of(new RudderStack(new Source(
                site,
                site,
                site,
                key,
                UNCHANGED,
                true,
                new SourceConfig(new StatsCollection(new Toggle(false), new Toggle(false))),
                List.of())));
    }

    record RudderStack(Source source) {}

    record Source(
            String id,
            String name,
            String workspaceId,
            @Nullable String writeKey,
            String updatedAt,
            boolean enabled,
            SourceConfig config,
            List<String> destinations) {}

    record SourceConfig(StatsCollection statsCollection) {}

    record StatsCollection(Toggle errors, Toggle metrics) {}

    record Toggle(boolean enabled) {}
}
