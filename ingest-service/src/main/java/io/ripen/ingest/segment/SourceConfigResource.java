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

/**
 * The document that RudderStack's script loads from its {@code configUrl} before it sends anything. It turns off
 * everything but sending here: no tools of other makers, no reports about the script to its maker.
 */
@Path("/sourceConfig{slash: /?}")
class SourceConfigResource {
    private final Gate gate;

    @Inject
    SourceConfigResource(Gate gate) {
        this.gate = gate;
    }

    @GET
    @NonBlocking
    public Response sourceConfig(@Context RoutingContext context) {
        Admission admission = gate.admit(context, Gate.key(context));
        String site = admission.site().id();
        return SettingsDocument.of(new RudderStack(new Source(
                site,
                site,
                site,
                true,
                new SourceConfig(new StatsCollection(new Toggle(false), new Toggle(false))),
                List.of())));
    }

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
